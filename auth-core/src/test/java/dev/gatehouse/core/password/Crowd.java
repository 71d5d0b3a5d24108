// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Threads that wait in a line. */
public final class Crowd {
    private final List<Thread> threads = new ArrayList<>();

    /** Starts one more, without a look at it. */
    public <T> FutureTask<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task);
        threads.add(thread);
        thread.start();
        return task;
    }

    /** Starts one more, and comes back when it stands in a line, for a bounded time, or has ended. */
    public <T> FutureTask<T> joinedBy(Callable<T> work) {
        var task = start(work);
        awaitState(threads.get(threads.size() - 1));
        return task;
    }

    private static void awaitState(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    public void interruptLast() {
        threads.get(threads.size() - 1).interrupt();
    }

    public void join() throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }
}
