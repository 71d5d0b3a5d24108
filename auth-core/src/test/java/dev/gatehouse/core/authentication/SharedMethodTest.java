// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.PasswordCheck;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.AuthRequirement.AllOf;
import dev.gatehouse.definition.AuthRequirement.AnyOf;
import dev.gatehouse.definition.AuthRequirement.One;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.SessionMaking;
import dev.gatehouse.session.StoredSession;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A method that stands in several groups runs once for a request. */
final class SharedMethodTest {
    private static final StoredSession STORED =
            new StoredSession(new SessionId("known"), Session.of("", Entitlements.masterKey()));

    private final List<String> lookedUp = new ArrayList<>();
    private final SessionLookup sessions = (organization, presented, kind, trace) -> {
        lookedUp.add(presented.reveal());
        return presented.reveal().equals("known") ? Optional.of(STORED) : Optional.empty();
    };

    private static One token(String header) {
        return new One(TokenRules.in(CredentialLocation.header(header)));
    }

    private Authentication send(AuthRequirement requirement, String... headers) {
        var api = ProtectedApi.named("orders").requires(requirement).build();
        var outcome = Authenticators.of(api, means(sessions))
                .prove(HttpRequest.of("GET", "/", Headers.of(headers)), Trace.none());
        return ((Requirement.Outcome.Found) outcome).authentication();
    }

    @Test
    void groupsShareWhatAMethodFound() {
        var either = new AnyOf(
                List.of(new AllOf(List.of(token("A"), token("C"))), new AllOf(List.of(token("A"), token("B")))));

        var outcome = send(either, "A", "known", "B", "known");

        assertThat(outcome).isInstanceOf(Authentication.Accepted.class);
        assertThat(lookedUp).hasSize(2);
    }

    @Test
    void alternativesWithEqualRulesAskTheStoreOnce() {
        var outcome = send(new AnyOf(List.of(token("A"), token("A"))), "A", "unknown");

        assertThat(outcome).isInstanceOf(Authentication.NoneAccepted.class);
        assertThat(lookedUp).containsExactly("unknown");
    }

    @Test
    void methodOfTheHostsOwnRunsOnce() {
        var runs = new AtomicInteger();
        var place = CredentialLocation.header("A");
        var proof =
                new Proof("own", new Identity(OrganizationId.none(), "known"), new SessionBasis.Loaded(STORED), place);
        var own = new One(CustomRules.by("own", (request, trace) -> {
            runs.incrementAndGet();
            return Authentication.Accepted.by(proof);
        }));

        var outcome = send(
                new AnyOf(List.of(new AllOf(List.of(own, token("C"))), new AllOf(List.of(own, token("B"))))),
                "B",
                "known");

        assertThat(outcome).isInstanceOf(Authentication.Accepted.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void userIsLookedUpOnce() {
        var user = new One(BasicRules.in(CredentialLocation.header("Authorization")));

        send(
                new AnyOf(List.of(new AllOf(List.of(user, token("C"))), new AllOf(List.of(user, token("B"))))),
                "Authorization",
                "Basic bWF4OnNlY3JldA==");

        assertThat(lookedUp).containsExactly("max");
    }

    @Test
    void nextRequestIsLookedUpAnew() {
        var api = ProtectedApi.named("orders")
                .requires(new AnyOf(List.of(token("A"), token("B"))))
                .build();
        var requirement = Authenticators.of(api, means(sessions));
        var request = HttpRequest.of("GET", "/", Headers.of("A", "known"));

        requirement.prove(request, Trace.none());
        requirement.prove(request, Trace.none());

        assertThat(lookedUp).containsExactly("known", "known");
    }

    @Test
    void oneMethodAloneRunsOnce() {
        send(token("A"), "A", "known");

        assertThat(lookedUp).containsExactly("known");
    }

    /** No method here makes sessions. */
    private static final class NothingMade implements SessionMaking {
        @Override
        public Place made(OrganizationId organization, Secret key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Place identified(OrganizationId organization, Secret identity) {
            throw new UnsupportedOperationException();
        }
    }

    private static Means means(SessionLookup sessions) {
        return new Means(
                GatehouseKeys.standard(),
                sessions,
                VerificationKeys.inSession(InstantSource.system()),
                new PasswordCheck(
                        PasswordHashing.standard(), PasswordUpgrade.none(), InstantSource.system(), new SecureRandom()),
                new NothingMade(),
                InstantSource.system());
    }
}
