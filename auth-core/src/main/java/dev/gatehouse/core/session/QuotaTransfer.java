// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.internal.limit.SessionHolder;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.Application;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lets what one key used of its quotas count for another one, so that a new key is no way to a new quota. The time of a
 * quota begins with the new key: when it began for the old one cannot be carried over. Rates are not: they end soon.
 */
record QuotaTransfer(LimitStore limits, Function<Session, Application> policies) {

    /** Two round trips if the session has quotas of its own, none otherwise. Counters that it shares go on by themselves. */
    void carry(SessionId from, SessionId to, Session session) {
        var effective = policies.apply(session) instanceof Application.Applied applied ? applied.session() : session;
        if (SessionHolder.of(from, effective).kind() == HolderKind.CUSTOM) {
            return;
        }
        var quotas = List.copyOf(quotas(effective).entrySet());
        for (int i = 0; i < quotas.size(); i += LimitStore.MOST_LIMITS) {
            var some = quotas.subList(i, Math.min(quotas.size(), i + LimitStore.MOST_LIMITS));
            carry(from, to, effective, some);
        }
    }

    private void carry(SessionId from, SessionId to, Session session, List<Map.Entry<Counted, Limit>> quotas) {
        var looked = limits.peek(requests(from, session, quotas, index -> 0L)).statuses();
        var used = looked.stream()
                .map(status -> status.permits() - status.remaining())
                .toList();
        if (used.stream().anyMatch(count -> count > 0)) {
            limits.take(requests(to, session, quotas, used::get));
        }
    }

    private static List<LimitRequest> requests(
            SessionId id, Session session, List<Map.Entry<Counted, Limit>> quotas, Function<Integer, Long> cost) {
        var holder = SessionHolder.own(id, session);
        var requests = new ArrayList<LimitRequest>();
        for (int i = 0; i < quotas.size(); i++) {
            var key = new LimitKey(Measure.QUOTA, holder, quotas.get(i).getKey().scope(), "");
            requests.add(new LimitRequest(key, quotas.get(i).getValue(), cost.apply(i)));
        }
        return requests;
    }

    /** What tells the counters of one key apart. */
    private record Counted(String scope, Duration period) {}

    /** Of several quotas that share a counter the greatest, which sees most of it. */
    private static Map<Counted, Limit> quotas(Session session) {
        var own = session.grants().own();
        var quotas = new LinkedHashMap<Counted, Limit>();
        add("", own.limits().quota(), quotas);
        own.rights().values().forEach(right -> {
            var allowance = right.allowance();
            add(allowance.scope(), quota(allowance, own.limits()), quotas);
        });
        return quotas;
    }

    private static Quota quota(Allowance allowance, Limits ofSession) {
        return allowance.limits().orElse(ofSession).quota();
    }

    private static void add(String scope, Quota quota, Map<Counted, Limit> quotas) {
        var limit = Counting.of(quota);
        if (limit != null) {
            quotas.merge(
                    new Counted(scope, limit.period()),
                    limit,
                    (one, other) -> one.permits() < other.permits() ? other : one);
        }
    }
}
