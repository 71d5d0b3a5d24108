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
        boolean granted = cost <= free;
        var status = granted
                ? LimitStatus.granted(permits, free - cost, end)
                : LimitStatus.refused(permits, free, end, wait(cost, now));
        var after = granted && cost > 0 ? new Counted(counted.since(), counted.used() + cost) : idle();
        return new LimitOutcome(status, after, end);
    }

    private Duration wait(long cost, long now) {
        return cost > permits ? Limit.LONGEST : LimitStatus.micros(end - now);
    }

    /** What was kept is given back unchanged, so that a store sees that it need not write. */
    private @Nullable LimitState idle() {
        return kept == null || kept.equals(counted) ? kept : counted;
    }
}
