// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Limited decisions among 1,000,000 sessions by one thread and by two at once, on different keys, in turns and in processor
 * time of the threads, so that other programs on the machine disturb the comparison as little as possible.
 */
public final class DecisionOfTwoThreads {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 60;
    private static final int DECISIONS = 50_000;

    private DecisionOfTwoThreads() {}

    /**
     * Prints nanoseconds of processor time and bytes of a decision, for both.
     *
     * @param arguments what is limited, as in {@link KeyDecisionBenchmark#limits}
     * @throws Exception if a thread fails
     */
    public static void main(String[] arguments) throws Exception {
        var first = benchmark(arguments.length > 0 ? arguments[0] : "rate-quota");
        var second = first.forAnotherThread();
        var alone = new double[ROUNDS];
        var together = new double[ROUNDS];
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                double one = threads.submit(slice(first)).get();
                Future<Double> other = threads.submit(slice(second));
                double both = (threads.submit(slice(first)).get() + other.get()) / 2;
                if (i >= 0) {
                    alone[i] = one;
                    together[i] = both;
                }
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("one thread: " + summary(alone) + "; two threads: " + summary(together) + "; " + bytes(first)
                + " bytes");
    }

    private static KeyDecisionBenchmark benchmark(String limits) {
        var benchmark = new KeyDecisionBenchmark();
        benchmark.sessions = 1_000_000;
        benchmark.rights = "whole";
        benchmark.naming = "own";
        benchmark.limits = limits;
        benchmark.prepare();
        return benchmark;
    }

    private static Callable<Double> slice(KeyDecisionBenchmark benchmark) {
        var sink = new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        return () -> {
            var threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < DECISIONS; i++) {
                sink.consume(benchmark.decide());
            }
            return (double) (threads.getCurrentThreadCpuTime() - before) / DECISIONS;
        };
    }

    private static long bytes(KeyDecisionBenchmark benchmark) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var sink = new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < DECISIONS; i++) {
            sink.consume(benchmark.decide());
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / DECISIONS;
    }

    private static String summary(double[] nanos) {
        Arrays.sort(nanos);
        return "median %.0f ns, least %.0f ns".formatted(nanos[ROUNDS / 2], nanos[0]);
    }
}
