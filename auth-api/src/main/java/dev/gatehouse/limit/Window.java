// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counting in a window, wherever it begins.
 *
 * @param permits how many permits it has
 * @param kept the counter as it was kept; null if it is of no use any more
 * @param counted the counter at present
 * @param end when the window ends
 */
record Window(long permits, @Nullable LimitState kept, Counted counted, long end) {
    static long micros(Duration period) {
        return period.toSeconds() * 1_000_000 + period.toNanosPart() / 1_000;
    }

    LimitOutcome take(long cost, long now) {
        long free = Math.max(0, permits - counted.used());
        if (cost > free) {
            var wait = cost > permits ? Limit.LONGEST : LimitStatus.micros(end - now);
            return new LimitOutcome(LimitStatus.refused(permits, free, end, wait), idle(), end);
        }
        var after = cost == 0 ? idle() : new Counted(counted.since(), counted.used() + cost);
        return new LimitOutcome(LimitStatus.granted(permits, free - cost, end), after, end);
    }

    /** What was kept is given back unchanged, so that a store sees that it need not write. */
    private @Nullable LimitState idle() {
        return kept == null || kept.equals(counted) ? kept : counted;
    }
}
