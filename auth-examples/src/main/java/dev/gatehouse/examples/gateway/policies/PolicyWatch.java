// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the files of policies changed.
 *
 * @since 0.1
 */
public final class PolicyWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

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
    public static PolicyWatch of(ServedPolicies policies, Duration pause) {
        var clockwork = Executors.newSingleThreadScheduledExecutor(PolicyWatch::daemon);
        if (!pause.isZero()) {
            var unused = clockwork.scheduleWithFixedDelay(
                    () -> look(policies::reloadIfChanged), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
        return new PolicyWatch(clockwork);
    }

    /** A task that throws is never run again, and then nobody would hear of policies any more. */
    static void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException failed) {
            LOG.error("whether policies changed cannot be seen, they stay as they were", failed);
        }
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
