// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Grants;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what came of policies, by the value of all that it depends on: what a session names and its own limits, for
 * rights of its own count only where the policies cannot be applied. Thousands of sessions share one merge, and records
 * that a store reads anew each time find it, too. What is remembered counts only while the very same policies are found.
 */
final class MergeCache {
    private static final int REMEMBERED = 10_000;

    private final Cache<Key, Entry> merges =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Policies policies;

    MergeCache(Policies policies) {
        this.policies = policies;
    }

    private record Key(OrganizationId organization, List<PolicyId> named, Limits own) {}

    /**
     * A merge.
     *
     * @param found what it was made of
     * @param merged what came of it
     * @param grants what sessions may do with it
     */
    record Entry(List<NamedPolicy> found, MergedPolicies merged, Grants grants) {}

    Entry find(OrganizationId organization, Grants grants) {
        var key = new Key(organization, grants.policies(), grants.own().limits());
        var kept = merges.getIfPresent(key);
        if (kept != null && isValid(kept, organization)) {
            return kept;
        }
        var merged = merged(organization, grants);
        merges.put(key, merged);
        return merged;
    }

    private boolean isValid(Entry entry, OrganizationId organization) {
        var found = entry.found();
        for (int i = 0; i < found.size(); i++) {
            var named = found.get(i);
            if (!isSame(policies.find(organization, named.id()), named.policy())) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // A policy that changed is another object; comparing them would take long.
    private static boolean isSame(@Nullable Policy one, @Nullable Policy other) {
        return one == other;
    }

    private Entry merged(OrganizationId organization, Grants grants) {
        var found = named(organization, grants.policies());
        var merged = PolicyMerge.merge(grants.own(), found, organization);
        return new Entry(found, merged, new Grants(merged.entitlements(), grants.policies()));
    }

    List<NamedPolicy> named(OrganizationId organization, List<PolicyId> ids) {
        return ids.stream()
                .map(id -> new NamedPolicy(id, policies.find(organization, id)))
                .toList();
    }
}
