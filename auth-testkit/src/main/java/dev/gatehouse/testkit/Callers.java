// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/**
 * Many callers at once.
 *
 * @since 0.1
 */
public final class Callers {
    private static final long PATIENCE_SECONDS = 60;

    private Callers() {}

    /**
     * Lets many threads do one thing at the same time.
     *
     * @param callers how many
     * @param action what each does
     * @param <T> what each returns
     * @return what all returned
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static <T> List<T> inParallel(int callers, Callable<T> action) throws InterruptedException {
        return inParallel(callers, caller -> action);
    }

    /**
     * Lets many threads do something at the same time.
     *
     * @param callers how many
     * @param actions what each does, by its number from 0
     * @param <T> what each returns
     * @return what all returned, by number
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static <T> List<T> inParallel(int callers, IntFunction<Callable<T>> actions) throws InterruptedException {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(callers);
        try {
            var pending = new ArrayList<Future<T>>();
            for (int i = 0; i < callers; i++) {
                var action = actions.apply(i);
                pending.add(threads.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            start.countDown();
            return results(pending);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> pending) throws InterruptedException {
        var results = new ArrayList<T>();
        for (var future : pending) {
            try {
                results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException failure) {
                throw new AssertionError("a caller failed", failure);
            }
        }
        return results;
    }
}
