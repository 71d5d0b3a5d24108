// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.policy.Application;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.LimitStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets the counters of keys start anew: those of the whole session, of its APIs and of their paths, as it is with and
 * without its policies. What a session shares with others under a name goes on: it is not the key's alone.
 */
record KeyCounters(LimitStore limits, Function<Session, Application> policies) {

    /** Forgets all counters that a session may have; one round trip. */
    void restart(SessionId id, Session... sessions) {
        var keys = new LinkedHashSet<LimitKey>();
        for (var session : sessions) {
            add(id, session, keys);
            if (policies.apply(session) instanceof Application.Applied applied) {
                add(id, applied.session(), keys);
            }
        }
        limits.reset(List.copyOf(keys));
    }

    private static void add(SessionId id, Session session, Set<LimitKey> keys) {
        var holder = new Holder(HolderKind.SESSION, session.organization(), id.value());
        add(holder, "", List.of(), keys);
        session.grants().policies().forEach(policy -> add(holder, policy.value(), List.of(), keys));
        for (var right : session.grants().own().rights().values()) {
            for (var scope : scopes(right)) {
                add(holder, scope, right.allowance().endpoints(), keys);
            }
        }
    }

    private static Set<String> scopes(AccessRight right) {
        return Set.copyOf(List.of("", right.allowance().scope(), right.api().value()));
    }

    private static void add(Holder holder, String scope, List<EndpointLimit> endpoints, Set<LimitKey> keys) {
        keys.add(new LimitKey(Measure.RATE, holder, scope, ""));
        keys.add(new LimitKey(Measure.QUOTA, holder, scope, ""));
        endpoints.forEach(endpoint -> keys.add(new LimitKey(Measure.RATE, holder, scope, endpoint.counter())));
    }
}
