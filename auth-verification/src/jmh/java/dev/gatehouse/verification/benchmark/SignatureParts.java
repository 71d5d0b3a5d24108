// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What {@link SignatureBenchmark} measures, in turns and in processor time of the thread, so that other programs on the
 * machine disturb the comparison as little as possible.
 */
public final class SignatureParts {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;
    private static final int CALLS = 20_000;

    private SignatureParts() {}

    /**
     * Prints nanoseconds of processor time, and the whole as a multiple of MAC and parsing.
     *
     * @param arguments one scheme of {@link SignatureBenchmark}
     * @throws Exception never
     */
    public static void main(String[] arguments) throws Exception {
        var parts = parts(arguments[0]);
        var sink = new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
        var nanos = new double[parts.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int part = 0; part < parts.size(); part++) {
                nanos[part][Math.max(round, 0)] = nanos(parts.get(part), sink);
            }
        }
        Arrays.stream(nanos).forEach(Arrays::sort);
        print(arguments[0] + ", median", nanos, ROUNDS / 2);
        print(arguments[0] + ", least", nanos, 0);
    }

    private static List<Callable<?>> parts(String scheme) throws GeneralSecurityException {
        var benchmark = new SignatureBenchmark();
        benchmark.scheme = scheme;
        benchmark.prepare();
        return List.of(benchmark::rawMac, benchmark::parsing, benchmark::whole, benchmark::wholeOnce);
    }

    private static double nanos(Callable<?> part, Blackhole sink) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < CALLS; i++) {
            sink.consume(part.call());
        }
        return (double) (threads.getCurrentThreadCpuTime() - before) / CALLS;
    }

    private static void print(String title, double[][] nanos, int place) {
        double sum = nanos[0][place] + nanos[1][place];
        System.out.printf(
                "%s: MAC %.0f, parsing %.0f, whole %.0f (%.2f), whole once %.0f (%.2f)%n",
                title,
                nanos[0][place],
                nanos[1][place],
                nanos[2][place],
                nanos[2][place] / sum,
                nanos[3][place],
                nanos[3][place] / sum);
    }
}
