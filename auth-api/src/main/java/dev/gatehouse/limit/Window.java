// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counting in a window, wherever it begins. */
final class Window {
    private Window() {}

    static long micros(Duration period) {
        return period.toSeconds() * 1_000_000 + period.toNanosPart() / 1_000;
    }

    /** What was kept is given back unchanged where nothing is taken, so that a store sees that it need not write. */
    static LimitOutcome take(Limit limit, @Nullable LimitState kept, Counted window, long cost, long now, long end) {
        long free = Math.max(0, limit.permits() - window.used());
        var idle = kept instanceof Counted same && same.since() == window.since() ? kept : moved(kept, window);
        if (cost > free) {
            var wait = cost > limit.permits() ? Limit.LONGEST : LimitStatus.micros(end - now);
            return new LimitOutcome(LimitStatus.refused(limit.permits(), free, end, wait), idle, end);
        }
        var after = cost == 0 ? idle : new Counted(window.since(), window.used() + cost);
        return new LimitOutcome(LimitStatus.granted(limit.permits(), free - cost, end), after, end);
    }

    private static @Nullable LimitState moved(@Nullable LimitState kept, Counted window) {
        return kept == null ? null : window;
    }
}
