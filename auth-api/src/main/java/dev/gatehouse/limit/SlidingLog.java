// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.LimitState.Logged;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log of the times at which permits were used: never more of them than there are permits lie within any stretch of time
 * as long as a period. Exact, and the dearest way: a store keeps a time for every permit.
 *
 * <p>A refused request is not logged, so whoever goes on asking does not prolong the refusal.
 *
 * @param permits how many permits a period has; at most {@link #MOST_LOGGED}
 * @param period the time
 * @param smoothing how the number of permits moves with the load; one without effect counts as none, and its delay is at
 *     most {@link #LONGEST}
 * @since 0.1
 */
public record SlidingLog(long permits, Duration period, Optional<Smoothing> smoothing) implements Limit {
    /** Most permits of a log. */
    public static final int MOST_LOGGED = 10_000;

    private static final Logged NOTHING = new Logged(UseLog.EMPTY, 0, 0);

    public SlidingLog {
        Limit.check(permits, period);
        if (permits > MOST_LOGGED) {
            throw new IllegalArgumentException("a sliding log has at most " + MOST_LOGGED + " permits, was " + permits
                    + "; choose a window for more");
        }
        smoothing = smoothing.filter(Smoothing::isEffective).map(SlidingLog::bounded);
    }

    /**
     * A log whose number of permits does not move.
     *
     * @param permits how many permits a period has
     * @param period the time
     */
    public SlidingLog(long permits, Duration period) {
        this(permits, period, Optional.empty());
    }

    private static Smoothing bounded(Smoothing raw) {
        return raw.delay().compareTo(LONGEST) > 0
                ? new Smoothing(true, raw.threshold(), raw.trigger(), raw.step(), LONGEST)
                : raw;
    }

    @Override
    public Way way() {
        return Way.SLIDING_LOG;
    }

    @Override
    public LimitOutcome take(@Nullable LimitState before, long cost, long now) {
        Cost.checked(cost);
        long length = Window.micros(period);
        var kept = before instanceof Logged logged ? logged : NOTHING;
        var uses = kept.uses().within(now - length, now);
        var allowed = Allowed.of(this, kept, uses.size(), now);
        long free = Math.max(0, allowed.permits() - uses.size());
        boolean granted = cost <= free;
        var next = granted && cost > 0 ? uses.with(now, (int) cost) : uses;
        long reset = room(next, allowed.permits(), 1, now);
        var status = granted
                ? LimitStatus.granted(allowed.permits(), free - cost, reset)
                : LimitStatus.refused(allowed.permits(), free, reset, wait(uses, allowed.permits(), cost, now));
        return new LimitOutcome(
                status.moved(allowed.movement()),
                allowed.kept(next),
                Math.max(next.isEmpty() ? now : next.last() + length, allowed.keptUntil(now)));
    }

    private Duration wait(UseLog uses, long allowed, long cost, long now) {
        return cost > allowed ? LONGEST : LimitStatus.micros(room(uses, allowed, cost, now) - now);
    }

    /** When the use ends that makes room for the last permit asked for. */
    private long room(UseLog uses, long allowed, long cost, long now) {
        int ending = (int) (uses.size() - allowed + cost);
        return ending < 1 ? now : uses.at(ending - 1) + Window.micros(period);
    }
}
