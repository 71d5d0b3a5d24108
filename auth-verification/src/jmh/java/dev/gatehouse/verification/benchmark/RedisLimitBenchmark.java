package dev.gatehouse.verification.benchmark;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.store.LimitStore;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One permit taken in Redis, by us and by Bucket4j over Lettuce, with a server of its own. Callers: {@code -t}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RedisLimitBenchmark {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long NEVER_REACHED = 1_000_000;

    /** What counts: a bucket of ours, a window, a log, rate and quota together; or a bucket of Bucket4j. */
    @Param({"bucket", "window", "log", "window+quota", "bucket4j"})
    public String limiter;

    /** How many counters there are. */
    @Param({"1", "10000"})
    public int counters;

    private RedisProcess server;
    private AutoCloseable client;
    private Asking asking;

    /** What is measured. */
    private interface Asking {
        boolean take(int counter);
    }

    /** Which counter a thread asks next. */
    @State(Scope.Thread)
    public static class Place {
        private int next = ThreadLocalRandom.current().nextInt(1 << 20);
    }

    /** Starts a server and connects. */
    @Setup
    public void prepare() {
        server = RedisProcess.start();
        asking = limiter.equals("bucket4j") ? bucket4j() : ours();
        if (!asking.take(0)) {
            throw new IllegalStateException("the benchmark would measure refusals");
        }
    }

    private Asking ours() {
        var redis = RedisStores.builder(server.uri())
                .deadline(Duration.ofSeconds(10))
                .maxConnections(32)
                .build();
        client = redis;
        LimitStore store = redis.stores().limits();
        var requests = IntStream.range(0, counters).mapToObj(this::requests).toList();
        boolean refuses = limiter.equals("log");
        return counter -> store.take(requests.get(counter)).granted() || refuses;
    }

    private List<LimitRequest> requests(int counter) {
        var holder = new Holder(HolderKind.SESSION, new OrganizationId("acme"), "session-" + counter);
        var rate = new LimitRequest(new LimitKey(Measure.RATE, holder, "", ""), rate(), 1);
        var quota = new LimitRequest(
                new LimitKey(Measure.QUOTA, holder, "", ""), new OpenedWindow(Limit.MOST, Duration.ofDays(1)), 1);
        return limiter.endsWith("quota") ? List.of(rate, quota) : List.of(rate);
    }

    private Limit rate() {
        return switch (limiter) {
            case "bucket" -> new TokenBucket(NEVER_REACHED, MINUTE);
            // As short a log as its bound makes it at some ten thousand requests a second.
            case "log" -> new SlidingLog(SlidingLog.MOST_LOGGED, Duration.ofMillis(100));
            default -> new OpenedWindow(Limit.MOST, MINUTE);
        };
    }

    private Asking bucket4j() {
        var redis = RedisClient.create("redis://" + server.address());
        var connection = redis.connect(RedisCodec.of(StringCodec.ASCII, ByteArrayCodec.INSTANCE));
        client = () -> {
            connection.close();
            redis.shutdown(0, 0, TimeUnit.SECONDS);
        };
        var manager = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
        var rate = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(NEVER_REACHED).refillGreedy(NEVER_REACHED, MINUTE))
                .build();
        var buckets = IntStream.range(0, counters)
                .mapToObj(counter -> manager.builder().build("session-" + counter, () -> rate))
                .toArray(BucketProxy[]::new);
        return counter -> buckets[counter].tryConsume(1);
    }

    /** Ends client and server. */
    @TearDown
    public void end() throws Exception {
        client.close();
        server.close();
    }

    /**
     * Takes one permit.
     *
     * @param place where to
     * @return whether it was granted
     */
    @Benchmark
    public boolean take(Place place) {
        place.next = (place.next + 7_919) % counters;
        return asking.take(place.next);
    }
}
