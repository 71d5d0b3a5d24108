// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;

/** Applies a policy about everything, or about some parts: what is there already grows by what it offers. */
final class OrdinaryMerge {
    private OrdinaryMerge() {}

    static void apply(Policy policy, Parts parts, MergeDraft draft) {
        var rights = policy.entitlements().rights().values();
        rights.forEach(right -> apply(right, policy, parts, draft));
        if (rights.isEmpty()) {
            draft.setRoot(replaced(draft.root(), policy.entitlements().limits(), parts));
        }
    }

    private static void apply(AccessRight offered, Policy policy, Parts parts, MergeDraft draft) {
        var present = draft.right(offered.api());
        var levels = raised(
                new Levels(present.limits(), draft.root()),
                policy.entitlements().limits(),
                parts);
        var merged = present.with(levels.right()).covering(parts.spoken());
        if (parts.speakOf(Partition.ACCESS)) {
            merged = merged.grantedBy(policy.id().value(), offered);
        }
        if (parts.speakOf(Partition.RATE_LIMIT)) {
            merged = merged.with(
                    EndpointMerge.unite(merged.endpoints(), offered.allowance().endpoints()));
        }
        draft.put(merged);
        draft.setRoot(levels.root());
    }

    private static Levels raised(Levels levels, Limits offered, Parts parts) {
        var raised = levels;
        if (parts.speakOf(Partition.QUOTA)) {
            raised = QuotaMerge.raise(raised, offered.quota());
        }
        if (parts.speakOf(Partition.RATE_LIMIT)) {
            raised = RateMerge.raise(raised, offered);
        }
        return parts.speakOf(Partition.COMPLEXITY) ? DepthMerge.raise(raised, offered.queryDepth()) : raised;
    }

    /** A policy without rights only limits, and then the last one counts. */
    private static Limits replaced(Limits root, Limits offered, Parts parts) {
        var replaced = root;
        if (parts.speakOf(Partition.RATE_LIMIT)) {
            replaced = replaced.with(offered.rate()).with(offered.throttle());
        }
        if (parts.speakOf(Partition.QUOTA)) {
            replaced = replaced.with(offered.quota());
        }
        return parts.speakOf(Partition.COMPLEXITY) ? DepthMerge.with(replaced, offered.queryDepth()) : replaced;
    }
}
