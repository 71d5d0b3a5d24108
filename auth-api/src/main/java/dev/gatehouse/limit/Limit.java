// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * So many permits in a time, counted in one of four ways. A limit is arithmetic only: it reads no clock and keeps nothing.
 * Each way is one record, whose {@link #take} is a pure function and the only place that says what it means; a store
 * keeps the state and behaves as if it called this function under a lock.
 *
 * <p>Times are microseconds since the epoch. A clock may step back: what was counted at a later time than the present
 * counts as if it had happened now, so that a step neither frees permits nor blocks for longer than one period.
 *
 * @since 0.1
 */
public sealed interface Limit permits OpenedWindow, FixedWindow, SlidingLog, TokenBucket {
    /** Most permits of a limit and most permits that are counted: whole numbers below it are exact in every store. */
    long MOST = 1L << 53;

    /** Shortest period of a limit, which is what times are counted in. */
    Duration SHORTEST = Duration.ofNanos(1_000);

    /** Longest period of a limit. What has no end is counted in a period of this length. */
    Duration LONGEST = Duration.ofDays(36_500);

    /** {@return how it counts} */
    Way way();

    /** {@return how many permits there are in a period, 1 to {@link #MOST}} */
    long permits();

    /** {@return the time, one microsecond to {@link #LONGEST}; parts of a microsecond do not count} */
    Duration period();

    /**
     * Whether a counter of another limit is one of this limit, too. What a shorter period forgets is not to be forgotten by a
     * longer one, so limits of different ways or periods count on their own; if they differ in permits only, each counts
     * what the other granted.
     *
     * @param other a limit
     * @return true if one counter serves both
     */
    default boolean countsLike(Limit other) {
        return way() == other.way() && period().equals(other.period());
    }

    /**
     * Takes permits. Pure.
     *
     * @param before the counter as it was kept; null if there is none. One of another way of counting counts as none
     * @param cost how many permits, 0 to {@link #MOST}; 0 only looks
     * @param now the time in microseconds since the epoch
     * @return whether they are granted, and the counter afterwards
     * @throws IllegalArgumentException if the cost is out of bounds
     */
    LimitOutcome take(@Nullable LimitState before, long cost, long now);

    /** How permits are counted, in the order of the records. */
    enum Way {
        /** {@link OpenedWindow}. */
        OPENED_WINDOW,
        /** {@link FixedWindow}. */
        FIXED_WINDOW,
        /** {@link SlidingLog}, smoothed or not. */
        SLIDING_LOG,
        /** {@link TokenBucket}. */
        TOKEN_BUCKET
    }

    /**
     * Counts an instant as limits do.
     *
     * @param instant the time
     * @return microseconds since the epoch; what is left of one is dropped
     */
    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /**
     * Checks the numbers of a limit, for its records.
     *
     * @param permits how many permits
     * @param period the time
     * @throws IllegalArgumentException if one is out of bounds
     */
    static void check(long permits, Duration period) {
        if (permits < 1 || permits > MOST) {
            throw new IllegalArgumentException("permits must be 1 to 2^53, was " + permits);
        }
        if (period.compareTo(SHORTEST) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("period must be one microsecond to " + LONGEST + ", was " + period);
        }
    }
}
