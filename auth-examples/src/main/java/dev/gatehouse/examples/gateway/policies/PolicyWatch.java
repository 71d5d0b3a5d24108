// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then whether the files of policies changed.
 *
 * @since 0.1
 */
public final class PolicyWatch implements AutoCloseable {
    private final ScheduledExecutorService clockwork;

    private PolicyWatch(ScheduledExecutorService clockwork) {
        this.clockwork = clockwork;
    }

    /**
     * Begins to look.
     *
     * @param policies to read anew when they changed
     * @param pause between two looks; zero for no look at all
     * @return what ends it
     */
    public static PolicyWatch of(PolicyCatalogue policies, Duration pause) {
        var clockwork = Executors.newSingleThreadScheduledExecutor(PolicyWatch::daemon);
        if (!pause.isZero()) {
            var unused = clockwork.scheduleWithFixedDelay(
                    policies::reloadIfChanged, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        return new PolicyWatch(clockwork);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "policies");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}
