// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;

/** The greater depth of queries, which others enforce. */
final class DepthMerge {
    private DepthMerge() {}

    static Levels raise(Levels levels, long offered) {
        if (!Quota.greater(offered, levels.right().queryDepth())) {
            return levels;
        }
        boolean everywhere = Quota.greater(offered, levels.root().queryDepth());
        return new Levels(with(levels.right(), offered), everywhere ? with(levels.root(), offered) : levels.root());
    }

    static Limits with(Limits limits, long depth) {
        return new Limits(limits.rate(), limits.quota(), limits.throttle(), depth);
    }
}
