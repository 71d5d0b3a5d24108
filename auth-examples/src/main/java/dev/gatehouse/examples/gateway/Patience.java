// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.entitlement.Throttle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Components;

/**
 * Lets requests over a rate wait instead of refusing them at once. No thread waits with them, and there is room for a
 * number of them only: who comes when there is none is refused.
 */
final class Patience {
    private static final int MOST_WAITING = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final AtomicInteger waiting = new AtomicInteger();
    private final int room;

    Patience() {
        this(MOST_WAITING);
    }

    Patience(int room) {
        this.room = room;
    }

    /**
     * Lets a request wait.
     *
     * @param throttle what its limits say
     * @param waited how often it has waited already
     * @param again what to do after that, on a thread of the server
     * @return whether it waits; else it is to be refused
     */
    boolean delays(Throttle throttle, int waited, Components components, Runnable again) {
        if (!mayWait(throttle, waited) || !enter()) {
            return false;
        }
        var unused = components
                .getScheduler()
                .schedule(
                        () -> components.getExecutor().execute(() -> leave(again)),
                        throttle.interval().toMillis(),
                        TimeUnit.MILLISECONDS);
        return true;
    }

    /** As in the original there is one wait more than the throttle says. */
    static boolean mayWait(Throttle throttle, int waited) {
        var interval = throttle.interval();
        return throttle.retries() > 0
                && waited <= throttle.retries()
                && !interval.isNegative()
                && !interval.isZero()
                && interval.compareTo(LONGEST.dividedBy(waited + 1L)) <= 0;
    }

    private boolean enter() {
        if (waiting.incrementAndGet() <= room) {
            return true;
        }
        waiting.decrementAndGet();
        return false;
    }

    private void leave(Runnable again) {
        waiting.decrementAndGet();
        again.run();
    }
}
