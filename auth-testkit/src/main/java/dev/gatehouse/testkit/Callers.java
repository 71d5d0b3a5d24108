// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls made by many threads at once.
 *
 * @since 0.1
 */
public final class Callers {
    private static final long PATIENCE_SECONDS = 60;

    private Callers() {}

    /**
     * Lets threads make the same call at the same moment.
     *
     * @param <T> what the call returns
     * @param threads how many, at least 1
     * @param call made once by each thread
     * @return what the calls returned, in no particular order
     * @throws ExecutionException if a call failed
     * @throws TimeoutException if a call did not return within a minute
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public static <T> List<T> inParallel(int threads, Callable<T> call)
            throws ExecutionException, TimeoutException, InterruptedException {
        var calls = new ArrayList<Callable<T>>();
        for (int i = 0; i < threads; i++) {
            calls.add(call);
        }
        return inParallel(calls);
    }

    /**
     * Makes different calls at the same moment, each on a thread of its own.
     *
     * @param <T> what the calls return
     * @param calls at least one
     * @return what they returned, in the order of the calls
     * @throws ExecutionException if a call failed
     * @throws TimeoutException if a call did not return within a minute
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public static <T> List<T> inParallel(List<? extends Callable<T>> calls)
            throws ExecutionException, TimeoutException, InterruptedException {
        var start = new CyclicBarrier(calls.size());
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var pending = new ArrayList<Future<T>>();
            for (var call : calls) {
                pending.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            return results(pending);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> pending)
            throws ExecutionException, TimeoutException, InterruptedException {
        var results = new ArrayList<T>();
        for (var result : pending) {
            results.add(result.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }
}
