// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Permits of windows that the clock cuts: each begins at a whole number of periods since the epoch.
 *
 * <p>Exact for each window. Around the border of two windows up to twice the permits are granted within a period.
 *
 * @param permits how many permits a window has
 * @param period how long it is
 * @since 0.1
 */
public record FixedWindow(long permits, Duration period) implements Limit {
    public FixedWindow {
        Limit.check(permits, period);
    }

    @Override
    public Way way() {
        return Way.FIXED_WINDOW;
    }

    @Override
    public LimitOutcome take(@Nullable LimitState before, long cost, long now) {
        Cost.checked(cost);
        long length = Window.micros(period);
        long start = Math.floorDiv(now, length) * length;
        var kept = before instanceof Counted counted && counted.since() >= start ? counted : null;
        var window = kept == null ? new Counted(start, 0) : kept.notAfter(start);
        return new Window(permits, kept, window, start + length).take(cost, now);
    }
}
