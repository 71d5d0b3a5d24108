// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.benchmark;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.redis.RedisStores;
import dev.gatehouse.redis.server.ClusterOfThree;
import dev.gatehouse.redis.server.Proxy;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How soon sessions are found again after Redis was away: eight threads ask for one all the time. */
public final class RedisRecovery {
    private static final SessionId ID = new SessionId("somebody");
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final int THREADS = 8;
    private static final String NAME = "gatehouse";

    private final ExecutorService threads;

    private RedisRecovery(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Prints, fault by fault, when the first and the last thread had a good answer.
     *
     * @param arguments how often; 5 if not said
     * @throws IOException if a server cannot be asked
     */
    public static void main(String[] arguments) throws IOException {
        int times = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        var threads = Executors.newFixedThreadPool(THREADS);
        var recovery = new RedisRecovery(threads);
        try {
            print("killed, one second later started again; since it was started", times, recovery::restart);
            print("frozen for three seconds; since it was thawed", times, recovery::freeze);
            print("a master killed that three Sentinels watch; since it was killed", times, recovery::failOver);
            print("connections lost for three seconds; since new ones came through", times, recovery::loseConnections);
            print("a slot of a cluster moved; since the move began", times, recovery::moveSlot);
        } finally {
            threads.shutdown();
        }
    }

    /** One fault and the recovery from it. */
    private interface Fault {
        /** {@return nanoseconds until every thread had an answer, the quickest first} */
        List<Long> recovered() throws IOException;
    }

    private static void print(String fault, int times, Fault happening) throws IOException {
        var first = new ArrayList<Long>();
        var last = new ArrayList<Long>();
        for (int i = 0; i < times; i++) {
            var recovered = happening.recovered();
            first.add(recovered.get(0));
            last.add(recovered.get(THREADS - 1));
        }
        System.out.println(fault + ": first thread " + summary(first) + ", last thread " + summary(last));
    }

    private static String summary(List<Long> nanos) {
        var sorted = nanos.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "median %.1f ms, at most %.1f ms",
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() - 1) / 1e6);
    }

    private List<Long> restart() throws IOException {
        try (var server = RedisProcess.start("--appendonly", "yes", "--appendfsync", "always");
                var redis = RedisStores.at(server.uri())) {
            var store = filled(redis);
            server.kill();
            askFor(1, store);
            long start = System.nanoTime();
            server.restart();
            return answered(store, start);
        }
    }

    private List<Long> freeze() throws IOException {
        try (var server = RedisProcess.start();
                var redis = RedisStores.at(server.uri())) {
            var store = filled(redis);
            server.freeze();
            askFor(3, store);
            long start = System.nanoTime();
            server.thaw();
            return answered(store, start);
        }
    }

    private List<Long> failOver() throws IOException {
        try (var master = RedisProcess.start();
                var replica = RedisProcess.start("--replicaof", "127.0.0.1", "" + master.port());
                var one = RedisProcess.start("--sentinel");
                var two = RedisProcess.start("--sentinel");
                var three = RedisProcess.start("--sentinel")) {
            var sentinels = List.of(one, two, three);
            RedisProcess.await(() -> replica.info("replication", "master_link_status").equals("up"));
            watch(master, sentinels);
            try (var redis = RedisStores.at(uri(sentinels))) {
                var store = filled(redis);
                RedisProcess.await(() -> replica.call("DBSIZE").startsWith(":1"));
                long start = System.nanoTime();
                master.kill();
                return answered(store, start);
            }
        }
    }

    /** Old connections stay dead, and nobody is told. */
    private List<Long> loseConnections() throws IOException {
        try (var server = RedisServer.start();
                var proxy = Proxy.before(server);
                var redis = RedisStores.at(URI.create("redis://127.0.0.1:" + proxy.port()))) {
            var store = filled(redis);
            proxy.mute();
            askFor(3, store);
            long start = System.nanoTime();
            proxy.speak();
            return answered(store, start);
        }
    }

    private List<Long> moveSlot() {
        try (var cluster = ClusterOfThree.start();
                var redis = RedisStores.at(cluster.uri())) {
            var store = filled(redis);
            var slot = (Long) cluster.server(0).admin().call("CLUSTER", "KEYSLOT", ID.value());
            long start = System.nanoTime();
            cluster.move(slot.intValue());
            return answered(store, start);
        }
    }

    private static void watch(RedisProcess master, List<RedisProcess> sentinels) throws IOException {
        for (var sentinel : sentinels) {
            sentinel.call("SENTINEL", "MONITOR", NAME, "127.0.0.1", String.valueOf(master.port()), "2");
            sentinel.call("SENTINEL", "SET", NAME, "down-after-milliseconds", "1000");
            sentinel.call("SENTINEL", "SET", NAME, "failover-timeout", "5000");
        }
        for (var sentinel : sentinels) {
            RedisProcess.await(() -> sentinel.call("INFO", "sentinel").contains("slaves=1,sentinels=3"));
        }
    }

    private static URI uri(List<RedisProcess> sentinels) {
        var addresses = sentinels.stream().map(RedisProcess::address).collect(Collectors.joining(","));
        return URI.create("redis-sentinel://" + addresses + "/" + NAME);
    }

    /** Every thread has asked and holds a connection. */
    private SessionStore filled(RedisStores redis) {
        var store = redis.stores().sessions();
        store.put(ID, SESSION, null);
        answered(store, System.nanoTime());
        return store;
    }

    private void askFor(int seconds, SessionStore store) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        onAll(() -> {
            while (System.nanoTime() < end) {
                isFound(store);
            }
        });
    }

    private List<Long> answered(SessionStore store, long start) {
        var times = Collections.synchronizedList(new ArrayList<Long>());
        onAll(() -> {
            until(() -> isFound(store));
            times.add(System.nanoTime() - start);
        });
        return List.copyOf(times);
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private void onAll(Runnable task) {
        var tasks = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.runAsync(task, threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(tasks).join();
    }

    private static boolean isFound(SessionStore store) {
        try {
            return store.find(ID).isPresent() || pause();
        } catch (StoreUnavailableException away) {
            return pause();
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return false;
    }
}
