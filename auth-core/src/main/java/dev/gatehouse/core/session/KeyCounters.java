// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.internal.limit.SessionHolder;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.Application;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.LimitStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets the counters of keys start anew: those of the whole session, of its APIs and of their paths, as it is with and
 * without its policies.
 */
record KeyCounters(LimitStore limits, Function<Session, Application> policies, Predicate<ApiId> kept) {

    /**
     * Forgets all counters that a session alone may have; one round trip unless they are very many. What it shares with
     * others under a name goes on: that it comes or goes is no reason to let all of them start anew.
     */
    void restart(SessionId id, Session session) {
        var counters = new LinkedHashSet<LimitRequest>();
        addOwn(id, session, counters);
        limits.reset(List.copyOf(counters));
    }

    /** As {@link #restart}, and what counts the changed session, also where that is a counter that it shares. */
    void restart(SessionId id, Session old, Session changed) {
        var counters = new LinkedHashSet<LimitRequest>();
        addOwn(id, old, counters);
        addOwn(id, changed, counters);
        var effective = effective(changed);
        add(SessionHolder.of(id, effective), effective, counters);
        limits.reset(List.copyOf(counters));
    }

    /** Whether the session has rights, and all its APIs want quotas to go on when a key is made or changed. */
    boolean goOn(Session session) {
        var rights = effective(session).grants().own().rights().keySet();
        return !rights.isEmpty() && rights.stream().allMatch(kept);
    }

    private void addOwn(SessionId id, Session session, Set<LimitRequest> counters) {
        add(SessionHolder.own(id, session), session, counters);
        add(SessionHolder.own(id, session), effective(session), counters);
    }

    /** With its policies, if they can be applied. */
    private Session effective(Session session) {
        return policies.apply(session) instanceof Application.Applied applied ? applied.session() : session;
    }

    private static void add(Holder holder, Session session, Set<LimitRequest> counters) {
        var own = session.grants().own();
        add(new LimitKey(Measure.RATE, holder, "", ""), own.limits(), counters);
        for (var right : own.rights().values()) {
            var allowance = right.allowance();
            for (var scope : scopes(right)) {
                var whole = new LimitKey(Measure.RATE, holder, scope, "");
                add(whole, allowance.limits().orElse(own.limits()), counters);
                allowance.endpoints().forEach(endpoint -> add(whole, endpoint, counters));
            }
        }
    }

    private static Set<String> scopes(AccessRight right) {
        return Set.copyOf(List.of("", right.allowance().scope(), right.api().value()));
    }

    private static void add(LimitKey rate, Limits limits, Set<LimitRequest> counters) {
        addRate(rate, limits.rate(), counters);
        var quota = Counting.of(limits.quota());
        if (quota != null) {
            counters.add(new LimitRequest(new LimitKey(Measure.QUOTA, rate.holder(), rate.scope(), ""), quota, 0));
        }
    }

    private static void add(LimitKey whole, EndpointLimit endpoint, Set<LimitRequest> counters) {
        var key = new LimitKey(Measure.RATE, whole.holder(), whole.scope(), endpoint.counter());
        addRate(key, endpoint.rate(), counters);
    }

    /** APIs count in different ways, so it may have been any. */
    private static void addRate(LimitKey key, RateLimit rate, Set<LimitRequest> counters) {
        Counting.every(rate).forEach(limit -> counters.add(new LimitRequest(key, limit, 0)));
    }
}
