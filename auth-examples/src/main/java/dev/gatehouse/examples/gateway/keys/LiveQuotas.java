// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.policy.SessionCounters;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykMergedSessions;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.LimitStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows keys as operators see them: with their policies, and with what is left of their quotas at present. Thread-safe.
 *
 * @since 0.1
 */
public final class LiveQuotas {
    private final TykMergedSessions merged;
    private final LimitStore counters;

    /**
     * Shows keys.
     *
     * @param policies where policies are found
     * @param counters where requests are counted
     */
    public LiveQuotas(Policies policies, LimitStore counters) {
        this.merged = new TykMergedSessions(policies);
        this.counters = counters;
    }

    /**
     * Shows a key. What was counted is looked up, and nothing is taken.
     *
     * @param stored its record
     * @return JSON without its password
     */
    public String of(StoredSession stored) {
        var session =
                merged.of(stored.session(), stored.session().organization()).session();
        var json = JsonText.readObject(TykSessions.write(TykKeyRecords.shown(session)));
        var own = session.grants().own();
        var quotas = new LinkedHashMap<LimitKey, Quota>();
        var holder = holder(stored.ruledBy(session));
        quotas.put(key(holder, ""), own.limits().quota());
        own.rights()
                .values()
                .forEach(right -> right.allowance()
                        .limits()
                        .ifPresent(limits ->
                                quotas.put(key(holder, right.allowance().scope()), limits.quota())));
        var standing = standing(quotas);
        tell(json, standing.get(key(holder, "")));
        own.rights().values().forEach(right -> tell(json, holder, right, standing));
        return JsonText.write(json);
    }

    private static void tell(ObjectNode json, Holder holder, AccessRight right, Map<LimitKey, LimitStatus> standing) {
        var limit = json.path("access_rights").path(right.api().value()).path("limit");
        if (limit instanceof ObjectNode members && right.allowance().limits().isPresent()) {
            tell(members, standing.get(key(holder, right.allowance().scope())));
        }
    }

    /** When a period ends is not known before it begins. */
    private static void tell(ObjectNode members, @Nullable LimitStatus status) {
        if (status == null) {
            return;
        }
        members.put("quota_remaining", status.remaining());
        if (status.remaining() < status.permits()) {
            members.put("quota_renews", status.reset().getEpochSecond());
        }
    }

    /** Who counts: an organization, the record, or what the session shares with others. */
    private static Holder holder(StoredSession stored) {
        return stored.id().organization().map(OrganizationKeys::holder).orElseGet(() -> SessionCounters.of(stored));
    }

    private static LimitKey key(Holder holder, String scope) {
        return new LimitKey(Measure.QUOTA, holder, scope, "");
    }

    private Map<LimitKey, LimitStatus> standing(Map<LimitKey, Quota> quotas) {
        var requests = new ArrayList<LimitRequest>();
        quotas.forEach((key, quota) -> {
            var limit = Counting.of(quota);
            if (limit != null) {
                requests.add(new LimitRequest(key, limit, 0));
            }
        });
        var standing = new LinkedHashMap<LimitKey, LimitStatus>();
        for (int i = 0; i < requests.size(); i += LimitStore.MOST_LIMITS) {
            look(requests.subList(i, Math.min(requests.size(), i + LimitStore.MOST_LIMITS)), standing);
        }
        return standing;
    }

    private void look(List<LimitRequest> requests, Map<LimitKey, LimitStatus> standing) {
        var statuses = counters.peek(requests).statuses();
        for (int i = 0; i < requests.size(); i++) {
            standing.put(requests.get(i).key(), statuses.get(i));
        }
    }
}
