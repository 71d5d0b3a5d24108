// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.policy.Partition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes rights of what the policies left: no right without a grant, and what nobody spoke of comes from everything. */
record MergeCompletion(MergeDraft draft) {
    /** Empty if no policy grants anything. */
    Map<ApiId, AccessRight> rights() {
        var rights = new HashMap<ApiId, AccessRight>();
        boolean several = setters() > 1;
        for (var right : surviving()) {
            var inherited = inherited(right);
            // Rights of several policies must not share a counter that each of them fills.
            boolean apart = several && right.scope().isEmpty();
            rights.put(right.right().api(), (apart ? inherited.within(right.setBy()) : inherited).finished());
        }
        return rights;
    }

    private List<RightDraft> surviving() {
        return draft.rights().stream()
                .filter(right -> right.covers(Partition.ACCESS))
                .toList();
    }

    private long setters() {
        return draft.rights().stream()
                .map(RightDraft::setBy)
                .filter(setter -> !setter.isEmpty())
                .distinct()
                .count();
    }

    private RightDraft inherited(RightDraft right) {
        var root = draft.root();
        var limits = right.limits();
        var inherited = right;
        if (!right.covers(Partition.RATE_LIMIT)) {
            limits = limits.with(root.rate()).with(root.throttle());
            inherited = inherited.with(List.of());
        }
        if (!right.covers(Partition.QUOTA)) {
            limits = limits.with(root.quota());
        }
        if (!right.covers(Partition.COMPLEXITY)) {
            limits = DepthMerge.with(limits, root.queryDepth());
        }
        return inherited.with(limits);
    }

    /** Where all limits speak of one API only, they are those of everything, too. */
    Limits root() {
        var root = draft.root();
        if (!aboutOne(Partition.QUOTA) || !aboutOne(Partition.RATE_LIMIT) || !aboutOne(Partition.COMPLEXITY)) {
            return root;
        }
        var rate = limited(Partition.RATE_LIMIT).map(Limits::rate).orElse(root.rate());
        var quota = limited(Partition.QUOTA).map(Limits::quota).orElse(root.quota());
        long depth = limited(Partition.COMPLEXITY).map(Limits::queryDepth).orElse(root.queryDepth());
        return new Limits(rate, quota, root.throttle(), depth);
    }

    private boolean aboutOne(Partition part) {
        return draft.rights().stream().filter(right -> right.covers(part)).count() == 1;
    }

    private Optional<Limits> limited(Partition part) {
        return surviving().stream()
                .filter(right -> right.covers(part))
                .map(RightDraft::limits)
                .findFirst();
    }

    /** What the session may do; its own rights where no policy grants any, though then it cannot be used. */
    Entitlements entitlements(Entitlements own) {
        var rights = rights();
        return rights.isEmpty() ? own.limitedTo(root()) : new Entitlements(false, rights, root());
    }
}
