// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import dev.gatehouse.testkit.MutableInstantSource;
import dev.gatehouse.verification.vector.Vector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sets the clock of a vector forward as real time goes by: for requests that the gateway lets wait. */
final class RunningTime implements AutoCloseable {
    private static final long STEP = 10;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final MutableInstantSource clock;
    private long last = System.nanoTime();

    private RunningTime(MutableInstantSource clock) {
        this.clock = clock;
    }

    /** Only where something waits; everywhere else time stands still between the steps. */
    static Optional<RunningTime> of(Vector vector, MutableInstantSource clock) {
        if (!vector.content().toString().contains("\"throttle_retry_limit\"")) {
            return Optional.empty();
        }
        var running = new RunningTime(clock);
        running.thread.scheduleWithFixedDelay(running::tick, STEP, STEP, TimeUnit.MILLISECONDS);
        return Optional.of(running);
    }

    private void tick() {
        long now = System.nanoTime();
        clock.advance(Duration.ofNanos(now - last));
        last = now;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
