// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in other processes. */
public final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Patience() {}

    /** Tries until a condition holds and no exception is thrown, half a minute at most. */
    public static void until(String what, Callable<Boolean> condition) {
        var end = Instant.now().plus(LONGEST);
        Exception last = null;
        while (Instant.now().isBefore(end)) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception notYet) {
                last = notYet;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("waited in vain for " + what, last);
    }
}
