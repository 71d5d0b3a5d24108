// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.policy.Policy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of the policies so far. For one merge; not thread-safe. */
final class MergeDraft {
    private static final String MIXED =
            "cannot apply multiple policies when some have per_api set and some are partitioned";

    private final Map<ApiId, RightDraft> rights = new LinkedHashMap<>();
    private Limits root;
    private boolean countsPerApi;
    private boolean partitioned;

    MergeDraft(Limits root) {
        this.root = root;
    }

    /** Applies a policy; says why it cannot be. */
    @Nullable
    String apply(Policy policy) {
        var parts = Parts.of(policy);
        if (parts.perApi() && parts.some()) {
            return "cannot apply policy " + policy.id() + " which has per_api and any of partitions set";
        }
        if (parts.perApi() ? partitioned : parts.some() && countsPerApi) {
            return MIXED;
        }
        // Never forgotten: in the original a policy about everything in between hides the conflict.
        partitioned |= parts.some();
        if (parts.perApi()) {
            countsPerApi |= !policy.entitlements().rights().isEmpty();
            PerApiMerge.apply(policy, this);
        } else {
            OrdinaryMerge.apply(policy, parts, this);
        }
        return null;
    }

    RightDraft right(ApiId api) {
        return rights.getOrDefault(api, RightDraft.blank(api));
    }

    boolean has(ApiId api) {
        return rights.containsKey(api);
    }

    void put(RightDraft right) {
        rights.put(right.right().api(), right);
    }

    Collection<RightDraft> rights() {
        return rights.values();
    }

    Limits root() {
        return root;
    }

    void setRoot(Limits limits) {
        root = limits;
    }
}
