// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A decision among 1,000 sessions and among 1,000,000, in turns and in processor time of the thread, so that other
 * programs on the machine disturb the comparison as little as possible.
 */
public final class DecisionAtScale {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;
    private static final int DECISIONS = 50_000;

    private DecisionAtScale() {}

    /**
     * Prints nanoseconds of processor time a decision, for both.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        var few = among(1_000);
        var many = among(1_000_000);
        var sink = new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        var ofFew = new double[ROUNDS];
        var ofMany = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double one = nanos(few, sink);
            double other = nanos(many, sink);
            if (i >= 0) {
                ofFew[i] = one;
                ofMany[i] = other;
            }
        }
        System.out.println("1,000 sessions: " + summary(ofFew) + "; 1,000,000 sessions: " + summary(ofMany));
    }

    private static KeyDecisionBenchmark among(int sessions) {
        var benchmark = new KeyDecisionBenchmark();
        benchmark.sessions = sessions;
        benchmark.rights = "whole";
        benchmark.naming = "own";
        benchmark.limits = "none";
        benchmark.prepare();
        return benchmark;
    }

    private static double nanos(KeyDecisionBenchmark benchmark, Blackhole sink) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < DECISIONS; i++) {
            sink.consume(benchmark.decide());
        }
        return (double) (threads.getCurrentThreadCpuTime() - before) / DECISIONS;
    }

    private static String summary(double[] nanos) {
        Arrays.sort(nanos);
        return "median %.0f ns, least %.0f ns".formatted(nanos[ROUNDS / 2], nanos[0]);
    }
}
