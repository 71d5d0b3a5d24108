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
 * @param smoothing how the number of permits moves with the load; one without effect counts as none
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
        smoothing = smoothing.filter(Smoothing::isEffective);
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

    @Override
    public LimitOutcome take(@Nullable LimitState before, long cost, long now) {
        long length = Window.micros(period);
        var kept = before instanceof Logged logged ? logged : NOTHING;
        var uses = kept.uses().within(now - length, now);
        var allowed = Allowed.of(this, kept, uses.size(), now);
        long free = Math.max(0, allowed.permits() - uses.size());
        boolean granted = cost <= free;
        var next = granted && cost > 0 ? uses.with(now, (int) cost) : uses;
        long left = granted ? free - cost : free;
        long reset = left > 0 ? now : next.first() + length;
        var status = granted
                ? LimitStatus.granted(allowed.permits(), left, reset)
                : LimitStatus.refused(allowed.permits(), left, reset, wait(uses, allowed.permits(), cost, now));
        return new LimitOutcome(
                status.moved(allowed.movement()),
                allowed.kept(next),
                Math.max(next.isEmpty() ? now : next.last() + length, allowed.keptUntil(now)));
    }

    /** Until the use ends that makes room for the last permit asked for. */
    private Duration wait(UseLog uses, long allowed, long cost, long now) {
        if (cost > allowed) {
            return LONGEST;
        }
        long ending = uses.size() - allowed + cost;
        return LimitStatus.micros(uses.at((int) ending - 1) + Window.micros(period) - now);
    }
}
