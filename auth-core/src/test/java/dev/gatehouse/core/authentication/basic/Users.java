// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.testkit.MutableInstantSource;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users in a map, passwords that are counted when they are checked, and an API that asks for both. */
final class Users {
    final CountedScheme scheme = CountedScheme.slow("usual");
    final CountedScheme older = CountedScheme.slow("older");
    final MutableInstantSource clock = new MutableInstantSource();
    final Map<String, StoredSession> sessions = new HashMap<>();
    final List<String> lookedUp = new ArrayList<>();
    final List<String> upgraded = new ArrayList<>();

    private final SessionLookup lookup = (organization, presented, kind, trace) -> {
        lookedUp.add(presented.reveal());
        return Optional.ofNullable(sessions.get(presented.reveal()))
                .filter(found -> found.session().kind() == kind);
    };
    private final PasswordCheck check = new PasswordCheck(
            PasswordHashing.preferring(scheme).replacing(List.of(older)),
            (user, password) -> upgraded.add(user.id().value()),
            clock,
            new SecureRandom());

    Users with(String name, String password) {
        return with(name, scheme.stored(password));
    }

    Users with(String name, StoredPassword password) {
        return with(name, Credentials.user(password));
    }

    Users with(String name, Credentials credentials) {
        var session = Session.of("", Entitlements.masterKey()).with(credentials);
        sessions.put(name, new StoredSession(new SessionId("id of " + name), session));
        return this;
    }

    Users withoutPassword(String name) {
        return with(name, Credentials.of(CredentialKind.BASIC));
    }

    BasicAuthenticator under(BasicRules rules) {
        return under(rules, "My API");
    }

    BasicAuthenticator under(BasicRules rules, String apiName) {
        return under(
                rules,
                ProtectedApi.named("orders").called(apiName).requires(rules).build());
    }

    BasicAuthenticator under(BasicRules rules, ProtectedApi api) {
        return new BasicAuthenticator(rules, api, lookup, check);
    }

    PasswordCheck check() {
        return check;
    }

    static Authentication send(BasicAuthenticator authenticator, String... headers) {
        return authenticator.authenticate(HttpRequest.of("GET", "/", Headers.of(headers)), Trace.none());
    }

    static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }

    static Attempt attempt(OrganizationId organization, String name, String password) {
        return new Attempt(organization, login(name, password), "192.0.2.1");
    }

    static Login login(String name, String password) {
        return new Login(Secret.of(name), Secret.of(password));
    }
}
