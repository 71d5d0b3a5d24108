// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** As many places as there are processors, and a queue before them that is neither long nor slow. */
record Places(Semaphore free, int longestQueue, Duration patience) {
    /** With a queue of this length at each processor the last one waits for a second or two. */
    private static final int QUEUE = 32;

    static Places within(Duration patience) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Places(new Semaphore(processors, true), QUEUE * processors, patience);
    }

    <T> T use(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private void enter() {
        if (free.getQueueLength() >= longestQueue) {
            throw new HashingBusyException("too many passwords wait to be hashed");
        }
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new HashingBusyException("a password waited too long to be hashed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HashingBusyException("waiting to hash a password was interrupted");
        }
    }
}
