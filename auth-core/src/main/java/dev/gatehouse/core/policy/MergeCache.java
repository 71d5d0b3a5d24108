// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Grants;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what came of policies, by the value of all that it depends on: what a session names, and those of its own
 * limits of which no policy speaks; rights of its own count only where the policies cannot be applied. Thousands of sessions
 * share one merge, and records that a store reads anew each time find it, too. What is remembered counts only while the very
 * same policies are found, and is bounded by how many rights there are in it.
 */
final class MergeCache {
    private static final int NAMES = 10_000;
    // In rights, rules and limits of paths, of which each takes some two hundred bytes.
    private static final long REMEMBERED = 250_000;
    private static final int ENTRY = 5;

    private final Cache<Names, Found> names =
            Caffeine.newBuilder().maximumSize(NAMES).build();
    private final Cache<Key, Entry> merges = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED)
            .weigher((Key key, Entry entry) -> weight(entry.merged()))
            .build();
    private final Policies policies;

    MergeCache(Policies policies) {
        this.policies = policies;
    }

    /** What a session names, and in which tenant. */
    private record Names(OrganizationId organization, List<PolicyId> ids) {}

    /** Found policies, and a session's own limits as far as these leave them. */
    private record Key(Found found, Limits own) {}

    /** What was found by names. Compared by identity: if anything else is found, this is another object. */
    private static final class Found {
        private final List<NamedPolicy> policies;
        private final Set<Partition> spoken;
        // Nearly all sessions with the same policies have the same limits of their own, usually none. Held weakly, for
        // what
        // is remembered is bounded elsewhere.
        private volatile @Nullable Usual usual;

        Found(List<NamedPolicy> policies) {
            this.policies = policies;
            this.spoken = PolicyMerge.spoken(policies);
        }
    }

    /**
     * A merge.
     *
     * @param merged what came of it
     * @param grants what sessions may do with it
     */
    record Entry(MergedPolicies merged, Grants grants) {}

    /** A merge of found policies, and the limits of sessions for which it holds. */
    private record Usual(Limits own, WeakReference<Entry> entry) {
        @Nullable
        Entry of(Limits others) {
            return own.equals(others) ? entry.get() : null;
        }
    }

    Entry find(OrganizationId organization, Grants grants) {
        var found = found(organization, grants.policies());
        var usual = found.usual;
        var known = usual == null ? null : usual.of(grants.own().limits());
        return known == null ? find(found, organization, grants) : known;
    }

    private Entry find(Found found, OrganizationId organization, Grants grants) {
        var key = new Key(found, PolicyMerge.cleared(grants.own().limits(), found.spoken));
        var kept = merges.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        var merged = PolicyMerge.merge(grants.own(), found.policies, organization);
        var entry = new Entry(merged, new Grants(merged.entitlements(), grants.policies()));
        merges.put(key, entry);
        found.usual = new Usual(grants.own().limits(), new WeakReference<>(entry));
        return entry;
    }

    private Found found(OrganizationId organization, List<PolicyId> ids) {
        var key = new Names(organization, ids);
        var kept = names.getIfPresent(key);
        if (kept != null && isValid(kept, organization)) {
            return kept;
        }
        var found = new Found(named(organization, ids));
        names.put(key, found);
        return found;
    }

    private boolean isValid(Found kept, OrganizationId organization) {
        var found = kept.policies;
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

    List<NamedPolicy> named(OrganizationId organization, List<PolicyId> ids) {
        return ids.stream()
                .map(id -> new NamedPolicy(id, policies.find(organization, id)))
                .toList();
    }

    /** A merge that is larger than everything that may be remembered is made anew each time. */
    static int weight(MergedPolicies merged) {
        return ENTRY
                + merged.entitlements().rights().values().stream()
                        .mapToInt(MergeCache::weight)
                        .sum();
    }

    private static int weight(AccessRight right) {
        return 1 + right.paths().size() + right.allowance().endpoints().size();
    }
}
