// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.internal.limit.SessionHolder;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
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
 * without its policies.
 */
record KeyCounters(LimitStore limits, Function<Session, Application> policies) {

    /**
     * Forgets all counters that a session alone may have; one round trip. What it shares with others under a name goes on:
     * that it comes or goes is no reason to let all of them start anew.
     */
    void restart(SessionId id, Session session) {
        var keys = new LinkedHashSet<LimitKey>();
        addOwn(id, session, keys);
        limits.reset(List.copyOf(keys));
    }

    /** As {@link #restart}, and what counts the changed session, also where that is a counter that it shares. */
    void restart(SessionId id, Session old, Session changed) {
        var keys = new LinkedHashSet<LimitKey>();
        addOwn(id, old, keys);
        addOwn(id, changed, keys);
        var effective = effective(changed);
        add(SessionHolder.of(id, effective), effective, keys);
        limits.reset(List.copyOf(keys));
    }

    private void addOwn(SessionId id, Session session, Set<LimitKey> keys) {
        add(SessionHolder.own(id, session), session, keys);
        add(SessionHolder.own(id, session), effective(session), keys);
    }

    /** With its policies, if they can be applied. */
    private Session effective(Session session) {
        return policies.apply(session) instanceof Application.Applied applied ? applied.session() : session;
    }

    private static void add(Holder holder, Session session, Set<LimitKey> keys) {
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
