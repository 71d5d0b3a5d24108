// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.redis.Layout;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Memory that a session with policies takes in Redis, in both layouts. */
public final class RedisFootprint {
    private static final int THREADS = 4;
    private static final Instant EXPIRES = Instant.ofEpochSecond(1_893_456_000);
    private static final Duration DAY = Duration.ofDays(1);

    private final int count;

    private RedisFootprint(int count) {
        this.count = count;
    }

    /**
     * Prints {@code used_memory} per session, name and index included.
     *
     * @param arguments how many sessions; 1,000,000 if not said
     * @throws IOException if no server can be asked
     */
    public static void main(String[] arguments) throws IOException {
        var footprint = new RedisFootprint(arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]));
        footprint.print("own layout, kept for ever", Layout.own(), 32, RedisFootprint::own, null);
        footprint.print("own layout, kept for a day", Layout.own(), 32, RedisFootprint::own, DAY);
        footprint.print("own layout, ids of 24 digits, a day", Layout.own(), 32, RedisFootprint::longNames, DAY);
        footprint.print("Tyk's layout, such a session, a day", Layout.tyk(), 32, RedisFootprint::own, DAY);
        footprint.print("Tyk's layout, usual record, murmur128, for ever", Layout.tyk(), 16, RedisFootprint::usual, null);
        footprint.print("Tyk's layout, usual record, sha256, for ever", Layout.tyk(), 32, RedisFootprint::usual, null);
        footprint.print("Tyk's layout, usual record, sha256, a day", Layout.tyk(), 32, RedisFootprint::usual, DAY);
    }

    private void print(String what, Layout layout, int hash, IntFunction<Session> sessions, @Nullable Duration kept)
            throws IOException {
        try (var server = RedisProcess.start();
                var redis = RedisStores.builder(server.uri())
                        .layout(layout)
                        .deadline(Duration.ofSeconds(5))
                        .build()) {
            var store = redis.stores().sessions();
            store.find(new SessionId("none"));
            long before = usedMemory(server);
            long start = System.nanoTime();
            IntStream.range(0, THREADS)
                    .mapToObj(thread -> new Thread(() -> write(store, thread, hash, sessions, kept)))
                    .peek(Thread::start)
                    .toList()
                    .forEach(RedisFootprint::join);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %d B per session, a record of %s; %.0f writes a second%n",
                    what,
                    (usedMemory(server) - before) / count,
                    recordLength(server),
                    count / seconds);
        }
    }

    private void write(
            SessionStore store, int thread, int hash, IntFunction<Session> sessions, @Nullable Duration kept) {
        var random = new SplittableRandom(thread);
        var digest = new byte[hash];
        for (int i = thread; i < count; i += THREADS) {
            random.nextBytes(digest);
            store.put(new SessionId(HexFormat.of().formatHex(digest)), sessions.apply(i), kept);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private long usedMemory(RedisProcess server) throws IOException {
        return Long.parseLong(server.info("memory", "used_memory"));
    }

    private static String recordLength(RedisProcess server) throws IOException {
        var key = server.call("RANDOMKEY").lines().skip(1).findFirst().orElseThrow();
        return server.call("STRLEN", key).lines().findFirst().orElseThrow().substring(1) + " B";
    }

    /** What the usual record says of whose the session is and what it may do. */
    private static Session own(int number) {
        return session(number, "org-1", "gold-plan");
    }

    private static Session longNames(int number) {
        return session(number, "5e9d9544a1dcd60001d0ed20", "64f1c02be4b0a7d3c5e8f912");
    }

    private static Session session(int number, String organization, String policy) {
        var group = "t" + number % 100;
        return Session.of(organization, Entitlements.nothing())
                .with(Lifetime.until(EXPIRES))
                .with(new Grants(Entitlements.nothing(), List.of(new PolicyId(policy))))
                .with(new Attributes("user-" + number, List.of(group), Map.of("team", group)));
    }

    private static Session usual(int number) {
        return TykSessions.read(UsualRecords.record(number, number % 1_000));
    }
}
