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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Memory that a session with policies takes in Redis, in both layouts. */
public final class RedisFootprint {
    private static final int THREADS = 4;
    private static final int SHA256 = 32;
    private static final int MURMUR128 = 16;
    private static final Instant EXPIRES = Instant.ofEpochSecond(1_893_456_000);
    private static final Duration DAY = Duration.ofDays(1);
    private static final IntFunction<Session> GRANTED =
            number -> granted(number, "org-1", "gold-plan", Entitlements.nothing());
    private static final IntFunction<Session> LONG_IDS = number ->
            granted(number, "5e9d9544a1dcd60001d0ed20", "64f1c02be4b0a7d3c5e8f912", Entitlements.nothing());

    /** As the original has it: no rights of its own, for which it has no other word, but those of the policy. */
    private static final IntFunction<Session> GRANTED_BY_TYK =
            number -> granted(number, "org-1", "gold-plan", Entitlements.masterKey());

    private static final IntFunction<Session> USUAL =
            number -> TykSessions.read(UsualRecords.record(number, number % 1_000));

    private static final List<Filling> FILLINGS = List.of(
            new Filling("own layout", Layout.own(), SHA256, GRANTED, null),
            new Filling("own layout, for a day", Layout.own(), SHA256, GRANTED, DAY),
            new Filling("own layout, ids of 24 digits, for a day", Layout.own(), SHA256, LONG_IDS, DAY),
            new Filling("Tyk's layout", Layout.tyk(), SHA256, GRANTED_BY_TYK, null),
            new Filling("Tyk's layout, the original's usual record, murmur128", Layout.tyk(), MURMUR128, USUAL, null),
            new Filling("Tyk's layout, the original's usual record, sha256", Layout.tyk(), SHA256, USUAL, null),
            new Filling("Tyk's layout, the same for a day", Layout.tyk(), SHA256, USUAL, DAY));

    private RedisFootprint() {}

    /**
     * Prints {@code used_memory} per session, name and index included.
     *
     * @param arguments how many sessions, 1,000,000 if not said; and part of the name of what is measured, all if not said
     * @throws IOException if no server can be asked
     */
    public static void main(String[] arguments) throws IOException {
        int count = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var wanted = arguments.length < 2 ? "" : arguments[1];
        for (var filling : FILLINGS) {
            if (filling.name().contains(wanted)) {
                System.out.println(filling.measured(count));
            }
        }
    }

    /**
     * What a server is filled with.
     *
     * @param name what it is called
     * @param layout under which names and in which form
     * @param digest octets of the hash in a name
     * @param sessions what is stored
     * @param kept for how long, null for ever
     */
    private record Filling(
            String name, Layout layout, int digest, IntFunction<Session> sessions, @Nullable Duration kept) {
        String measured(int count) throws IOException {
            try (var server = RedisProcess.start();
                    var redis = RedisStores.builder(server.uri())
                            .layout(layout)
                            .deadline(Duration.ofSeconds(10))
                            .build()) {
                var store = redis.stores().sessions();
                // Connections and scripts do not count.
                store.find(new SessionId("none"));
                long before = usedMemory(server);
                long start = System.nanoTime();
                write(store, count);
                double seconds = (System.nanoTime() - start) / 1e9;
                return "%s: %d B a session, of which the record %s; %,.0f writes a second"
                        .formatted(name, (usedMemory(server) - before) / count, record(server), count / seconds);
            }
        }

        private void write(SessionStore store, int count) {
            var threads = Executors.newFixedThreadPool(THREADS);
            var parts = IntStream.range(0, THREADS)
                    .mapToObj(part -> CompletableFuture.runAsync(() -> writePart(store, part, count), threads))
                    .toArray(CompletableFuture[]::new);
            try {
                CompletableFuture.allOf(parts).join();
            } finally {
                threads.shutdown();
            }
        }

        private void writePart(SessionStore store, int part, int count) {
            var random = new SplittableRandom(part);
            var hash = new byte[digest];
            for (int i = part; i < count; i += THREADS) {
                random.nextBytes(hash);
                store.put(new SessionId(HexFormat.of().formatHex(hash)), sessions.apply(i), kept);
            }
        }
    }

    private static long usedMemory(RedisProcess server) throws IOException {
        return Long.parseLong(server.info("memory", "used_memory"));
    }

    /** The length of one record. */
    private static String record(RedisProcess server) throws IOException {
        var key = server.call("RANDOMKEY").lines().skip(1).findFirst().orElseThrow();
        return server.call("STRLEN", key).lines().findFirst().orElseThrow().substring(1) + " B";
    }

    /** What the usual record says of whose the session is and what it may do. */
    private static Session granted(int number, String organization, String policy, Entitlements own) {
        var group = "t" + number % 100;
        return Session.of(organization, own)
                .with(Lifetime.until(EXPIRES))
                .with(new Grants(own, List.of(new PolicyId(policy))))
                .with(new Attributes("user-" + number, List.of(group), Map.of("team", group)));
    }
}
