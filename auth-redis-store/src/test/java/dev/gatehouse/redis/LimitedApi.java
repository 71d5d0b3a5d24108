// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.Stores;
import java.time.Duration;
import java.util.List;

/** An API that is asked for by keys, and what limits them. */
final class LimitedApi {
    static final HttpRequest REQUEST = HttpRequest.of("GET", "/", Headers.of("Authorization", "key-1"));

    private static final Sha256KeyNaming NAMING = new Sha256KeyNaming();
    private static final SessionId KEY = NAMING.idOf(Secret.of("key-1"));
    private static final SessionId TENANT = SessionId.of(new OrganizationId("acme"));
    private static final AccessRight RIGHT = AccessRight.to(new ApiId("orders"));

    private LimitedApi() {}

    static ProtectedApi.Builder api() {
        return ProtectedApi.named("orders")
                .organization("acme")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")));
    }

    /** All requests to the one path together have a rate. */
    static ProtectedApi.Builder withLimitedEndpoint() {
        var limit = new EndpointLimit("/", "GET", RateLimit.of(1_000, Duration.ofMinutes(1)));
        return api().versions(new ApiVersions.Single(ApiVersion.of("Default").limitedTo(limit)));
    }

    static Gatekeeper.Builder gatekeeper(Stores stores, Limits policy) {
        var policies = new PolicyCatalogue(Counting.SLIDING_LOG);
        policies.put(Policy.of("gold", "acme", policy, RIGHT));
        return Gatekeeper.builder(stores).keyNaming(NAMING).policies(policies);
    }

    static Limits rate(long permits) {
        return Limits.none().with(RateLimit.of(permits, Duration.ofHours(1)));
    }

    static Limits quota(long max) {
        return Limits.none().with(Quota.of(max, Duration.ofHours(1)));
    }

    static void keyWithPolicy(SessionStore sessions) {
        var own = Entitlements.to(RIGHT);
        sessions.put(KEY, Session.of("acme", own).with(new Grants(own, List.of(new PolicyId("gold")))), null);
    }

    static void key(SessionStore sessions, Limits limits) {
        sessions.put(KEY, Session.of("acme", Entitlements.to(RIGHT).limitedTo(limits)), null);
    }

    static void organization(SessionStore sessions, Limits limits) {
        sessions.put(TENANT, Session.of("acme", Entitlements.to(RIGHT).limitedTo(limits)), null);
    }

    static int status(AccessDecision decision) {
        return decision instanceof AccessDecision.Denied denied
                ? denied.denial().status()
                : 200;
    }
}
