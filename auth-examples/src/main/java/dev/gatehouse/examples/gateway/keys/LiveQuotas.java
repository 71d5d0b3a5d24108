// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.policy.SessionCounters;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykMergedSessions;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.identity.OrganizationId;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows keys as operators see them: with their policies, and with what is left of their quotas at present. Thread-safe.
 *
 * @since 0.1
 */
public final class LiveQuotas {
    private static final String REMAINING = "quota_remaining";
    private static final String RENEWS = "quota_renews";
    /** What callers are told, in this order, and the members of a record that say it. */
    private static final Map<String, String> QUOTA =
            inOrder("quota_max", "quota_max", REMAINING, REMAINING, RENEWS, RENEWS);

    private static final Map<String, String> RATE = inOrder("requests", "rate", "per_unit", "per");

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

    private static Map<String, String> inOrder(String... pairs) {
        var members = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(members);
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

    /**
     * Tells a caller of its rate and quota for everything together, which is what the original tells it.
     *
     * @param stored its session
     * @param organization tenant of the API at which it asks, in which policies are looked for if the session has none
     * @param counted how its quota stands there, if it is the one for everything; else it is looked up, and nothing is taken
     * @return JSON
     */
    public String ofCaller(StoredSession stored, OrganizationId organization, Optional<LimitStatus> counted) {
        var session = merged.of(stored.session(), organization).session();
        var json = JsonText.readObject(TykSessions.write(TykKeyRecords.shown(session)));
        var whole = key(holder(stored.ruledBy(session)), "");
        var quota = session.grants().own().limits().quota();
        tell(json, counted.orElseGet(() -> standing(Map.of(whole, quota)).get(whole)));
        var told = JsonText.object();
        copy(json, told.putObject("quota"), QUOTA);
        copy(json, told.putObject("rate_limit"), RATE);
        return JsonText.write(told);
    }

    /** Members that a record leaves out are zero. */
    private static void copy(ObjectNode record, ObjectNode told, Map<String, String> names) {
        names.forEach((name, member) -> {
            var value = record.path(member);
            told.set(name, value.isNumber() ? value : IntNode.valueOf(0));
        });
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
        members.put(REMAINING, status.remaining());
        if (status.remaining() < status.permits()) {
            members.put(RENEWS, status.reset().getEpochSecond());
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
