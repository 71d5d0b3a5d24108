// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.policy.SessionCounters;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykMergedSessions;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        var holder = holder(stored.ruledBy(session));
        var standing = standing(counters(holder, own));
        tell(json, counter(holder, "", own.limits().quota()).map(standing::get));
        own.rights().values().forEach(right -> tell(json, holder, right, standing));
        return JsonText.write(json);
    }

    /**
     * Tells a caller of its rate and quota for everything together, which is what the original tells it. What was counted
     * is looked up, and nothing is taken.
     *
     * @param stored its session
     * @param organization tenant of the API at which it asks, in which policies are looked for if the session has none
     * @return JSON
     */
    public String ofCaller(StoredSession stored, OrganizationId organization) {
        var session = merged.of(stored.session(), organization).session();
        var json = JsonText.readObject(TykSessions.write(TykKeyRecords.shown(session)));
        var whole = counter(
                holder(stored.ruledBy(session)),
                "",
                session.grants().own().limits().quota());
        tell(json, whole.map(request -> standing(List.of(request)).get(request)));
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

    private static void tell(
            ObjectNode json, Holder holder, AccessRight right, Map<LimitRequest, LimitStatus> standing) {
        var limit = json.path("access_rights").path(right.api().value()).path("limit");
        var limits = right.allowance().limits();
        if (limit instanceof ObjectNode members && limits.isPresent()) {
            tell(
                    members,
                    counter(holder, right.allowance().scope(), limits.get().quota())
                            .map(standing::get));
        }
    }

    /** When a period ends is not known before it begins. */
    private static void tell(ObjectNode members, Optional<LimitStatus> status) {
        status.ifPresent(known -> tell(members, known));
    }

    private static void tell(ObjectNode members, LimitStatus status) {
        members.put(REMAINING, status.remaining());
        if (status.remaining() < status.permits()) {
            members.put(RENEWS, status.reset().getEpochSecond());
        }
    }

    /** Who counts: an organization, the record, or what the session shares with others. */
    private static Holder holder(StoredSession stored) {
        return stored.id().organization().map(OrganizationKeys::holder).orElseGet(() -> SessionCounters.of(stored));
    }

    /** None if there is no quota. */
    private static Optional<LimitRequest> counter(Holder holder, String scope, Quota quota) {
        var key = new LimitKey(Measure.QUOTA, holder, scope, "");
        return Optional.ofNullable(Counting.of(quota)).map(limit -> new LimitRequest(key, limit, 0));
    }

    private static List<LimitRequest> counters(Holder holder, Entitlements own) {
        var ofRights = own.rights().values().stream()
                .map(AccessRight::allowance)
                .flatMap(allowance -> allowance.limits().stream()
                        .flatMap(limits -> counter(holder, allowance.scope(), limits.quota()).stream()));
        return Stream.concat(counter(holder, "", own.limits().quota()).stream(), ofRights)
                .distinct()
                .toList();
    }

    private Map<LimitRequest, LimitStatus> standing(List<LimitRequest> requests) {
        var standing = new HashMap<LimitRequest, LimitStatus>();
        var waiting = requests;
        while (!waiting.isEmpty()) {
            var batch = new ArrayList<LimitRequest>();
            waiting = waiting.stream().filter(request -> !joins(request, batch)).toList();
            var statuses = counters.peek(batch).statuses();
            for (int i = 0; i < batch.size(); i++) {
                standing.put(batch.get(i), statuses.get(i));
            }
        }
        return standing;
    }

    /** Limits of one counter cannot be asked for at once. */
    private static boolean joins(LimitRequest request, List<LimitRequest> batch) {
        return batch.size() < LimitStore.MOST_LIMITS
                && batch.stream().noneMatch(request::sharesCounter)
                && batch.add(request);
    }
}
