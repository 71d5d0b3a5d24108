// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Permits of a window that the first request opens. The next request after its end opens the next one.
 *
 * <p>Exact for each window. Any stretch of time as long as a period meets at most two windows, so at most twice the
 * permits are granted in it.
 *
 * @param permits how many permits a window has
 * @param period how long it is
 * @since 0.1
 */
public record OpenedWindow(long permits, Duration period) implements Limit {
    public OpenedWindow {
        Limit.check(permits, period);
    }

    @Override
    public Way way() {
        return Way.OPENED_WINDOW;
    }

    @Override
    public LimitOutcome take(@Nullable LimitState before, long cost, long now) {
        Cost.checked(cost);
        long length = Window.micros(period);
        var kept = before instanceof Counted counted && now - counted.since() < length ? counted : null;
        var window = kept == null ? new Counted(now, 0) : kept.notAfter(now);
        return new Window(permits, kept, window, window.since() + length).take(cost, now);
    }
}
