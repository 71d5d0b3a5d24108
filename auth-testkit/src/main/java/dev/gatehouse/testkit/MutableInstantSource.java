// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that moves only when told. Thread-safe.
 *
 * @since 0.1
 */
public final class MutableInstantSource implements InstantSource {
    private volatile Instant now;

    /** A clock that stands at the beginning of 2026. */
    public MutableInstantSource() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    /**
     * A clock that stands at an instant.
     *
     * @param start the instant
     */
    public MutableInstantSource(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Moves the clock.
     *
     * @param step how far; backwards if negative
     */
    public synchronized void advance(Duration step) {
        now = now.plus(step);
    }

    /**
     * Sets the clock.
     *
     * @param instant where it stands afterwards
     */
    public synchronized void set(Instant instant) {
        now = instant;
    }
}
