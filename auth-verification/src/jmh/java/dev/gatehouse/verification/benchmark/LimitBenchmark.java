// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.LimitStore;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One, two or three limits of one session taken at once – rate, quota, endpoint – in memory, and the same with a bucket of
 * Bucket4j that has as many bandwidths. Sessions are visited in turns; each thread has its own. All is granted: of a window or a
 * log some fifty of a thousand permits in a period are used, a bucket is never full.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class LimitBenchmark {
    private static final int SESSIONS = 1024;
    private static final long PERMITS = 1_000;
    private static final long DRAINED = 2_000_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PERIOD = Duration.ofMillis(20);

    /** How many limits are taken together. */
    @Param({"1", "2", "3"})
    public int limits;

    /** How the rate and that of the endpoint are counted; the quota is an opened window. */
    @Param({"window", "log", "bucket"})
    public String counting;

    private final AtomicInteger callers = new AtomicInteger();
    private LimitStore store;
    private Map<String, Bucket> buckets;

    /** Makes empty stores. */
    @Setup
    public void prepare() {
        store = InMemoryStores.create().limits();
        buckets = new ConcurrentHashMap<>();
    }

    /** One thread with its sessions. */
    @State(Scope.Thread)
    public static class Caller {
        private final List<List<LimitRequest>> requests = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int next;

        /**
         * Prepares requests.
         *
         * @param benchmark what is measured
         */
        @Setup
        public void prepare(LimitBenchmark benchmark) {
            int caller = benchmark.callers.incrementAndGet();
            for (int i = 0; i < SESSIONS; i++) {
                var name = "5e9d9544a1dcd60001d0ed20" + caller + "session" + i;
                names.add(name);
                requests.add(benchmark.requests(name));
                benchmark.buckets.put(name, benchmark.bucket());
            }
        }

        private int next() {
            next = (next + 1) & (SESSIONS - 1);
            return next;
        }
    }

    private List<LimitRequest> requests(String name) {
        var holder = new Holder(HolderKind.SESSION, new OrganizationId("5e9d9544a1dcd60001d0ed20"), name);
        var quota = new OpenedWindow(Limit.MOST, Duration.ofDays(30));
        return List.of(
                        new LimitRequest(new LimitKey(Measure.RATE, holder, "", ""), rate(), 1),
                        new LimitRequest(new LimitKey(Measure.QUOTA, holder, "", ""), quota, 1),
                        new LimitRequest(new LimitKey(Measure.RATE, holder, "orders", "GET:/orders/{id}"), rate(), 1))
                .subList(0, limits);
    }

    private Limit rate() {
        return switch (counting) {
            case "window" -> new OpenedWindow(PERMITS, PERIOD);
            case "log" -> new SlidingLog(PERMITS, PERIOD);
            default -> new TokenBucket(DRAINED, HOUR);
        };
    }

    private Bucket bucket() {
        var builder = Bucket.builder();
        for (int i = 0; i < limits; i++) {
            var period = HOUR.plusMinutes(i);
            builder.addLimit(bandwidth -> bandwidth.capacity(DRAINED).refillGreedy(DRAINED, period));
        }
        return builder.build();
    }

    /**
     * Takes from our limits.
     *
     * @param caller who
     * @return the answer
     */
    @Benchmark
    public LimitAnswer gatehouse(Caller caller) {
        return store.take(caller.requests.get(caller.next()));
    }

    /**
     * Takes from a bucket of Bucket4j, found by the name of the session.
     *
     * @param caller who
     * @return the answer
     */
    @Benchmark
    public ConsumptionProbe bucket4j(Caller caller) {
        return buckets.get(caller.names.get(caller.next())).tryConsumeAndReturnRemaining(1);
    }
}
