// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Throttle;
import java.time.Duration;

/** The rate that lets requests follow each other sooner, and the more patient throttle. */
final class RateMerge {
    private RateMerge() {}

    static Levels raise(Levels levels, Limits offered) {
        return retries(interval(rate(levels, offered.rate()), offered.throttle()), offered.throttle());
    }

    /** Nothing said loses, though it limits nothing where it stands alone. */
    private static Levels rate(Levels levels, RateLimit offered) {
        if (isUnstated(offered)) {
            return levels;
        }
        return new Levels(sooner(levels.right(), offered), sooner(levels.root(), offered));
    }

    private static Limits sooner(Limits limits, RateLimit offered) {
        var present = limits.rate();
        boolean better = isUnstated(present) || present.spacing() > offered.spacing();
        return better ? limits.with(offered) : limits;
    }

    private static boolean isUnstated(RateLimit rate) {
        return rate.permits() == 0 || rate.period().isZero();
    }

    private static Levels interval(Levels levels, Throttle offered) {
        var longer = offered.interval();
        if (longer.compareTo(levels.right().throttle().interval()) <= 0) {
            return levels;
        }
        boolean everywhere = longer.compareTo(levels.root().throttle().interval()) > 0;
        return new Levels(
                withInterval(levels.right(), longer), everywhere ? withInterval(levels.root(), longer) : levels.root());
    }

    private static Levels retries(Levels levels, Throttle offered) {
        long more = offered.retries();
        if (more <= levels.right().throttle().retries()) {
            return levels;
        }
        boolean everywhere = more > levels.root().throttle().retries();
        return new Levels(
                withRetries(levels.right(), more), everywhere ? withRetries(levels.root(), more) : levels.root());
    }

    private static Limits withInterval(Limits limits, Duration interval) {
        return limits.with(new Throttle(interval, limits.throttle().retries()));
    }

    private static Limits withRetries(Limits limits, long retries) {
        return limits.with(new Throttle(limits.throttle().interval(), retries));
    }
}
