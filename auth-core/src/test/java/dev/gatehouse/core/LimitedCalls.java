// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A host with limited APIs, and calls to them. */
final class LimitedCalls {
    static final String KEY = "limited-calls-key";
    static final ApiId ORDERS = new ApiId("orders");
    static final Duration MINUTE = Duration.ofMinutes(1);

    final MutableInstantSource clock = new MutableInstantSource();
    final CountedLimits limits;
    final Stores stores;
    final List<AuthEvent> events = Collections.synchronizedList(new ArrayList<>());
    final ProtectedApi.Builder api = api("orders");
    final Gatekeeper.Builder gatekeeper;

    private final Sha256KeyNaming naming = new Sha256KeyNaming();

    LimitedCalls() {
        var made = InMemoryStores.builder().clock(clock).build();
        limits = new CountedLimits(made.limits());
        stores = new Stores(made.sessions(), made.replays(), limits, made.certificates());
        gatekeeper = Gatekeeper.builder(stores).keyNaming(naming).clock(clock).listener(events::add);
    }

    static ProtectedApi.Builder api(String id) {
        return ProtectedApi.named(id)
                .organization("acme")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")));
    }

    static Limits rate(long permits) {
        return Limits.none().with(perMinute(permits));
    }

    static RateLimit perMinute(long permits) {
        return RateLimit.of(permits, MINUTE);
    }

    static Limits quota(long max) {
        return Limits.none().with(Quota.of(max, Duration.ofHours(1)));
    }

    /** A session with the right to the orders. */
    static Session limited(Limits limits) {
        return Session.of("acme", Entitlements.to(AccessRight.to(ORDERS)).limitedTo(limits));
    }

    SessionId store(Session session) {
        return store(KEY, session);
    }

    SessionId store(String key, Session session) {
        var id = naming.idOf(Secret.of(key));
        stores.sessions().put(id, session, null);
        return id;
    }

    void limitApi(RateLimit rate) {
        api.limits(ApiLimits.standard().with(rate));
    }

    Gate gate() {
        return gatekeeper.build().gate(api.build());
    }

    AccessDecision get() {
        return get("/orders");
    }

    AccessDecision get(String target) {
        return get(gate(), target);
    }

    AccessDecision get(Gate gate, String target) {
        return gate.decide(request("GET", KEY, target));
    }

    static HttpRequest request(String method, String key, String target) {
        return HttpRequest.of(method, target, Headers.of("Authorization", key));
    }

    /** Statuses of as many calls, 200 for what is granted. */
    List<Integer> statuses(int calls) {
        return statuses(calls, "GET", "/orders");
    }

    List<Integer> statuses(int calls, String method, String target) {
        var gate = gate();
        return IntStream.range(0, calls)
                .mapToObj(call -> status(gate.decide(request(method, KEY, target))))
                .toList();
    }

    static int status(AccessDecision decision) {
        if (decision instanceof AccessDecision.Denied denied) {
            return denied.denial().status();
        }
        return decision instanceof AccessDecision.Granted ? 200 : 0;
    }

    static String id(AccessDecision decision) {
        return ((AccessDecision.Denied) decision).denial().id();
    }
}
