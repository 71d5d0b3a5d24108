// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.failure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;

/**
 * Lets the failures of one piece of code into the log: one a minute, with how many there were since the last one. Strangers
 * choose what that code is asked about, and must not choose how much is written. Thread-safe.
 *
 * @since 0.1
 */
public final class FailureLog {
    private static final long QUIET = Duration.ofMinutes(1).toMillis();

    private final InstantSource clock;
    private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong untold = new AtomicLong();

    /**
     * A log of one piece of code.
     *
     * @param clock tells now
     */
    public FailureLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Tells of a failure, or counts it.
     *
     * @param failure what was thrown
     * @param line writes the line; given what the log may say of the failure, and how many were not told since the last one
     */
    public void tell(Throwable failure, ObjLongConsumer<String> line) {
        long now = clock.millis();
        long until = quietUntil.get();
        if (now >= until && quietUntil.compareAndSet(until, now + QUIET)) {
            line.accept(FailureText.of(failure), untold.getAndSet(0));
        } else {
            untold.incrementAndGet();
        }
    }
}
