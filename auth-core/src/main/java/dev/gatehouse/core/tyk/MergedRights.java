// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rights of a session with policies, as far as nobody enforces them: lists, and when quotas renew. What is enforced is
 * written over them.
 */
final class MergedRights {
    private static final String LIMIT = "limit";
    private static final String RENEWS = "quota_renews";

    private final List<Policy> policies;
    private final ObjectNode session;
    private final ObjectNode rights = Json.newObject();

    MergedRights(List<Policy> policies, ObjectNode session) {
        this.policies = policies;
        this.session = session;
        policies.forEach(this::add);
    }

    private void add(Policy policy) {
        TykPolicies.node(policy).path("access_rights").properties().forEach(entry -> {
            var right = right(policy, entry.getKey(), entry.getValue());
            keepRenewal(entry.getKey(), right);
            rights.set(entry.getKey(), right);
        });
    }

    private ObjectNode right(Policy policy, String api, JsonNode offered) {
        var present = rights.path(api) instanceof ObjectNode known ? known.deepCopy() : Json.newObject();
        if (policy.partitions().contains(Partition.PER_API)) {
            return perApi(api, offered, present);
        }
        if (speaksOf(policy, Partition.ACCESS)) {
            ListedRights.grant(offered, present);
        }
        if (speaksOf(policy, Partition.RATE_LIMIT)) {
            ListedRights.limit(offered, present);
        }
        return present;
    }

    /** The right of the last policy as a whole. */
    private ObjectNode perApi(String api, JsonNode offered, ObjectNode present) {
        var replaced = offered instanceof ObjectNode known ? known.deepCopy() : Json.newObject();
        ListedRights.keepIntrospectionOff(own(api), replaced);
        ListedRights.limit(present, replaced);
        return replaced;
    }

    private void keepRenewal(String api, ObjectNode right) {
        var own = own(api).path(LIMIT);
        if (!LimitMembers.isEmpty(own)) {
            renew(right, own.path(RENEWS));
        }
    }

    private JsonNode own(String api) {
        return session.path("access_rights").path(api);
    }

    private static void renew(ObjectNode right, JsonNode renews) {
        boolean never = renews.longValue() == 0;
        var limit = right.path(LIMIT) instanceof ObjectNode known ? known : Json.newObject();
        if (never) {
            limit.remove(RENEWS);
        } else {
            limit.set(RENEWS, renews);
            right.set(LIMIT, limit);
        }
    }

    /** The rights to some APIs. */
    ObjectNode of(Set<String> apis) {
        var inherited = session.path(RENEWS);
        var limited = spokenOf(Partition.QUOTA);
        var chosen = Json.newObject();
        for (var api : apis) {
            var right = rights.withObjectProperty(api);
            if (!limited.contains(api)) {
                renew(right, inherited);
            }
            chosen.set(api, right);
        }
        return chosen;
    }

    /** When the quota of the session renews: with that of the only API, if there is one only. */
    JsonNode renews() {
        boolean one = EnumSet.of(Partition.QUOTA, Partition.RATE_LIMIT, Partition.COMPLEXITY).stream()
                .allMatch(part -> spokenOf(part).size() == 1);
        if (!one) {
            return session.path(RENEWS);
        }
        var api = spokenOf(Partition.QUOTA).iterator().next();
        return rights.path(api).path(LIMIT).path(RENEWS);
    }

    private Set<String> spokenOf(Partition part) {
        return policies.stream()
                .filter(policy -> speaksOf(policy, part))
                .flatMap(policy -> policy.entitlements().rights().keySet().stream())
                .map(api -> api.value())
                .collect(Collectors.toCollection(HashSet::new));
    }

    static boolean speaksOf(Policy policy, Partition part) {
        var named = policy.partitions();
        return named.isEmpty() || named.contains(part) || named.equals(Set.of(Partition.PER_API));
    }
}
