// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that stands still until it is told to move. Thread-safe.
 *
 * @since 0.1
 */
public final class MutableInstantSource implements InstantSource {
    /** Where a new clock stands: the beginning of 2026, with no fraction of a second. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now;

    /** A clock that stands at {@link #START}. */
    public MutableInstantSource() {
        this(START);
    }

    /**
     * A clock that stands somewhere else.
     *
     * @param start where it stands
     */
    public MutableInstantSource(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock on.
     *
     * @param step how far; not negative
     * @throws IllegalArgumentException if the step leads back
     */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a clock advances; to turn it back call set, step was " + step);
        }
        now = now.plus(step);
    }

    /**
     * Turns the clock, in either direction.
     *
     * @param instant where it is to stand
     */
    public synchronized void set(Instant instant) {
        now = instant;
    }

    @Override
    public String toString() {
        return "MutableInstantSource[" + now + "]";
    }
}
