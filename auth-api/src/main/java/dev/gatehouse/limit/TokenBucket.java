// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.limit.LimitState.Filled;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A bucket that is full at first and fills evenly, from empty to full in one period.
 *
 * <p>Grants at most twice its permits in a period: those that were in it, and those that came meanwhile.
 *
 * @param permits how many permits a full bucket holds; with the period in microseconds not more than 2^53 together, as a
 *     product
 * @param period the time in which an empty bucket becomes full
 * @since 0.1
 */
public record TokenBucket(long permits, Duration period) implements Limit {
    public TokenBucket {
        Limit.check(permits, period);
        if (!fits(permits, period)) {
            throw new IllegalArgumentException(
                    "permits times microseconds of the period must not be more than 2^53, were " + permits + " in "
                            + period + "; a window has no such bound");
        }
    }

    /** Whether such a bucket is counted exactly. */
    static boolean fits(long permits, Duration period) {
        return permits <= MOST / Window.micros(period);
    }

    @Override
    public Way way() {
        return Way.TOKEN_BUCKET;
    }

    /** A bucket that fills at another pace would fill for this one, too. */
    @Override
    public boolean countsLike(Limit other) {
        return equals(other);
    }

    @Override
    public LimitOutcome take(@Nullable LimitState before, long cost, long now) {
        Cost.checked(cost);
        long length = Window.micros(period);
        long full = permits * length;
        long level = before instanceof Filled filled ? refilled(filled, full, length, now) : full;
        // Nothing of a full bucket costs more than it holds, so the product below cannot overflow.
        boolean granted = cost <= permits && cost * length <= level;
        long left = granted ? level - cost * length : level;
        boolean idle = cost == 0 || !granted;
        long refilledAt = now + Division.ceiling(full - left, permits);
        long remaining = Division.floor(left, length);
        var status = granted
                ? LimitStatus.granted(permits, remaining, refilledAt)
                : LimitStatus.refused(permits, remaining, refilledAt, wait(cost, left, length));
        var after = left == full ? null : kept(before, idle, new Filled(left, now));
        return new LimitOutcome(status, after, refilledAt);
    }

    private long refilled(Filled filled, long full, long length, long now) {
        long passed = Math.max(0, Math.min(length, now - filled.at()));
        return Math.min(full, filled.level() + passed * permits);
    }

    private Duration wait(long cost, long left, long length) {
        return cost > permits ? LONGEST : LimitStatus.micros(Division.ceiling(cost * length - left, permits));
    }

    /** A level that only time changed need not be written again. */
    private static LimitState kept(@Nullable LimitState before, boolean idle, Filled next) {
        return idle && before instanceof Filled filled && filled.at() <= next.at() ? filled : next;
    }
}
