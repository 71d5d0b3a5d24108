// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.verification.benchmark.LimitBenchmark.Caller;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Limits taken by one thread and by two with sessions of their own, ours and Bucket4j's, in turns and in processor time of
 * the threads, so that other programs on the machine disturb the comparison as little as possible.
 */
public final class LimitsByThreads {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 60;
    private static final int TAKES = 50_000;

    private final LimitBenchmark benchmark = new LimitBenchmark();
    private final List<Caller> callers = new ArrayList<>();

    private LimitsByThreads(String counting, int limits) {
        benchmark.counting = counting;
        benchmark.limits = limits;
        benchmark.prepare();
        for (int i = 0; i < 2; i++) {
            var caller = new Caller();
            caller.prepare(benchmark);
            callers.add(caller);
        }
    }

    /**
     * Prints nanoseconds of processor time a call, for one to three limits.
     *
     * @param arguments the way of counting, as the benchmark calls it; one, as hosts have, for the compiler's sake
     * @throws Exception if a thread fails
     */
    public static void main(String[] arguments) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        for (int limits = 1; limits <= 3; limits++) {
            var counting = new LimitsByThreads(arguments[0], limits);
            System.out.println(arguments[0] + ", " + limits + ": " + counting.measured(threads));
        }
        threads.shutdown();
    }

    private String measured(ExecutorService threads) throws Exception {
        var nanos = new double[4][ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            var round = new double[] {
                nanos(threads, 1, LimitBenchmark::gatehouse),
                nanos(threads, 2, LimitBenchmark::gatehouse),
                nanos(threads, 1, LimitBenchmark::bucket4j),
                nanos(threads, 2, LimitBenchmark::bucket4j)
            };
            for (int column = 0; i >= 0 && column < round.length; column++) {
                nanos[column][i] = round[column];
            }
        }
        return "ours " + summary(nanos[0]) + ", two threads " + summary(nanos[1]) + "; Bucket4j " + summary(nanos[2])
                + ", two threads " + summary(nanos[3]);
    }

    private double nanos(ExecutorService threads, int count, BiFunction<LimitBenchmark, Caller, Object> take)
            throws Exception {
        var work = new ArrayList<Callable<Long>>();
        for (var caller : callers.subList(0, count)) {
            work.add(() -> processorTime(take, caller));
        }
        long sum = 0;
        for (var time : threads.invokeAll(work)) {
            sum += time.get();
        }
        return (double) sum / count / TAKES;
    }

    private long processorTime(BiFunction<LimitBenchmark, Caller, Object> take, Caller caller) {
        var sink = new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        var thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        for (int i = 0; i < TAKES; i++) {
            sink.consume(take.apply(benchmark, caller));
        }
        return thread.getCurrentThreadCpuTime() - before;
    }

    private static String summary(double[] nanos) {
        Arrays.sort(nanos);
        return "%.0f ns (least %.0f)".formatted(nanos[ROUNDS / 2], nanos[0]);
    }
}
