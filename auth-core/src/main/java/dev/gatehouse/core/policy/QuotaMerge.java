// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import java.time.Duration;

/** The greater of quotas. How many and until when are looked at one by one, so that they may be those of two policies. */
final class QuotaMerge {
    private QuotaMerge() {}

    static Levels raise(Levels levels, Quota offered) {
        return renewal(max(levels, offered.max()), offered.renewal());
    }

    private static Levels max(Levels levels, long offered) {
        if (!Quota.greater(offered, levels.right().quota().max())) {
            return levels;
        }
        boolean everywhere = Quota.greater(offered, levels.root().quota().max());
        return new Levels(
                withMax(levels.right(), offered), everywhere ? withMax(levels.root(), offered) : levels.root());
    }

    private static Levels renewal(Levels levels, Duration offered) {
        if (offered.compareTo(levels.right().quota().renewal()) <= 0) {
            return levels;
        }
        boolean everywhere = offered.compareTo(levels.root().quota().renewal()) > 0;
        return new Levels(
                withRenewal(levels.right(), offered), everywhere ? withRenewal(levels.root(), offered) : levels.root());
    }

    static Limits withMax(Limits limits, long max) {
        return limits.with(new Quota(max, limits.quota().renewal()));
    }

    private static Limits withRenewal(Limits limits, Duration renewal) {
        return limits.with(new Quota(limits.quota().max(), renewal));
    }
}
