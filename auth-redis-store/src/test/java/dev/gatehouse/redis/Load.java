// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that write, change, find and delete sessions without end, each thread its own, and know what they must find. Where
 * the outcome of a write is unknown the session is left alone for good, for the write may still come to pass.
 */
final class Load implements AutoCloseable {
    private static final Session FIRST = Session.of("acme", Entitlements.masterKey());
    private static final Session SECOND = FIRST.with(Attributes.alias("second"));
    private static final int THREADS = 4;
    private static final int KEPT = 3;

    private final SessionStore store;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Future<?>> running = new ArrayList<>();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final ConcurrentLinkedQueue<SessionId> kept = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<SessionId> deleted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    private Load(SessionStore store) {
        this.store = store;
    }

    static Load on(SessionStore store) {
        var load = new Load(store);
        for (int i = 0; i < THREADS; i++) {
            load.running.add(load.threads.submit(load::work));
        }
        return load;
    }

    private void work() {
        while (!stopped) {
            int number = names.incrementAndGet();
            try {
                oneLife(new SessionId("load-" + number), number % KEPT == 0);
                done.incrementAndGet();
            } catch (StoreUnavailableException away) {
                unavailable.incrementAndGet();
                Thread.yield();
            } catch (RuntimeException other) {
                wrong.add("threw " + other);
            }
        }
    }

    private void oneLife(SessionId id, boolean keep) {
        expect(store.putIfAbsent(id, FIRST, null), "an id was taken");
        expect(store.find(id).equals(Optional.of(FIRST)), "what was written is not found");
        var read = store.findCurrent(List.of(id)).orElseThrow();
        expect(store.replaceIfUnchanged(read, SECOND, null) == Replacement.WRITTEN, "what is there is not replaced");
        expect(store.find(id).equals(Optional.of(SECOND)), "what was replaced is not found");
        if (keep) {
            kept.add(id);
            return;
        }
        expect(store.delete(id), "what is there is not deleted");
        deleted.add(id);
        expect(store.find(id).isEmpty(), "what was deleted is found");
        expect(store.replaceIfUnchanged(read, FIRST, null) == Replacement.GONE, "what was deleted is replaced");
    }

    private void expect(boolean condition, String otherwise) {
        if (!condition) {
            wrong.add(otherwise);
        }
    }

    /** How many lives were lived without a failure. */
    int done() {
        return done.get();
    }

    /** How many ended because the store did not answer. */
    int unavailable() {
        return unavailable.get();
    }

    /** What was not as it had to be. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Sessions that were written and left there, all of it acknowledged. */
    List<SessionId> kept() {
        return List.copyOf(kept);
    }

    /** Sessions whose deletion was acknowledged. */
    List<SessionId> deleted() {
        return List.copyOf(deleted);
    }

    void stop() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new AssertionError("threads hang in the store");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
