// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a limit stands.
 *
 * @param granted whether the permits asked for are granted
 * @param permits how many permits there are in a period at present; less than the limit where smoothing holds it low
 * @param remaining permits left, after those that were granted
 * @param resetAt when all permits are there again if none is used until then, in microseconds since the epoch; with a
 *     sliding log the next one that is taken comes back then, and with permits left it is the present
 * @param retryAfter how long until the permits asked for can be granted if nobody uses one until then; zero if they are
 *     granted, {@link Limit#LONGEST} if they never can be because there are not so many
 * @param allowance what smoothing did
 * @since 0.1
 */
public record LimitStatus(
        boolean granted, long permits, long remaining, long resetAt, Duration retryAfter, Movement allowance) {
    /**
     * How a limit stands, with an instant.
     *
     * @param granted whether the permits asked for are granted
     * @param permits how many permits there are in a period at present
     * @param remaining permits left
     * @param reset when all permits are there again; what is left of a microsecond is dropped
     * @param retryAfter how long until the permits asked for can be granted
     * @param allowance what smoothing did
     */
    public LimitStatus(
            boolean granted, long permits, long remaining, Instant reset, Duration retryAfter, Movement allowance) {
        this(granted, permits, remaining, Limit.micros(reset), retryAfter, allowance);
    }

    /** {@return when all permits are there again, as {@link #resetAt} says} */
    public Instant reset() {
        return instant(resetAt);
    }

    /** What smoothing did to the number of permits. */
    public enum Movement {
        /** Nothing. */
        NONE,
        /** It gave more. */
        UP,
        /** It took some away. */
        DOWN;

        static Movement between(long before, long after) {
            if (before == after) {
                return NONE;
            }
            return after > before ? UP : DOWN;
        }
    }

    static LimitStatus granted(long permits, long remaining, long reset) {
        return new LimitStatus(true, permits, remaining, reset, Duration.ZERO, Movement.NONE);
    }

    static LimitStatus refused(long permits, long remaining, long reset, Duration retryAfter) {
        return new LimitStatus(false, permits, remaining, reset, retryAfter, Movement.NONE);
    }

    LimitStatus moved(Movement movement) {
        return movement == allowance
                ? this
                : new LimitStatus(granted, permits, remaining, resetAt, retryAfter, movement);
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
