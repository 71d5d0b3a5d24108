// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreFullException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A concurrent map with the deadline in the entry and a counted bound. Every write is one atomic step of the map. */
final class InMemorySessionStore implements SessionStore {
    private final ConcurrentHashMap<SessionId, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int bound;
    private final InstantSource clock;
    private final Sweeper sweeper;

    InMemorySessionStore(int bound, InstantSource clock) {
        this.bound = bound;
        this.clock = clock;
        this.sweeper = new Sweeper(entries, count);
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        for (var id : candidates) {
            var entry = entries.get(id);
            if (entry != null && !entry.endedAt(clock)) {
                return Optional.of(entry.stored());
            }
        }
        return Optional.empty();
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        var fresh = Entry.of(id, session, timeToLive, clock);
        sweeper.step(clock);
        if (entries.replace(id, fresh) == null) {
            insert(id, fresh, true);
        }
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        sweeper.step(clock);
        return insert(id, Entry.of(id, session, timeToLive, clock), false);
    }

    @Override
    public boolean replaceIfPresent(SessionId id, Session session, @Nullable Duration timeToLive) {
        var fresh = Entry.of(id, session, timeToLive, clock);
        var alive = new AtomicBoolean();
        entries.computeIfPresent(id, (key, old) -> {
            alive.set(!old.endedAt(clock));
            return alive.get() ? fresh : old;
        });
        return alive.get();
    }

    @Override
    public boolean delete(SessionId id) {
        var removed = entries.remove(id);
        if (removed == null) {
            return false;
        }
        count.decrementAndGet();
        return !removed.endedAt(clock);
    }

    @Override
    public Page scan(String cursor, int limit) {
        return Scan.page(entries.values(), clock, cursor, limit);
    }

    /** A place is reserved before the entry is made, so that the bound is never passed. */
    private boolean insert(SessionId id, Entry fresh, boolean overwrite) {
        if (!reserve() && !overExisting(id)) {
            throw new StoreFullException(bound);
        }
        var insertion = new Insertion(fresh, overwrite);
        entries.compute(id, (key, old) -> insertion.over(old, clock));
        if (!insertion.tookNewPlace()) {
            count.decrementAndGet();
        }
        return insertion.written();
    }

    private boolean reserve() {
        if (tryReserve()) {
            return true;
        }
        sweeper.sweepAll(clock);
        return tryReserve();
    }

    private boolean tryReserve() {
        if (count.incrementAndGet() <= bound) {
            return true;
        }
        count.decrementAndGet();
        return false;
    }

    // Counted up like a reservation, because the caller gives it back when no new place was taken.
    private boolean overExisting(SessionId id) {
        if (!entries.containsKey(id)) {
            return false;
        }
        count.incrementAndGet();
        return true;
    }

    /** What one insertion found and did, told by the atomic step of the map. */
    private static final class Insertion {
        private final Entry fresh;
        private final boolean overwrite;
        private boolean written;
        private boolean newPlace;

        Insertion(Entry fresh, boolean overwrite) {
            this.fresh = fresh;
            this.overwrite = overwrite;
        }

        Entry over(@Nullable Entry old, InstantSource clock) {
            newPlace = old == null;
            written = old == null || overwrite || old.endedAt(clock);
            return written || old == null ? fresh : old;
        }

        boolean written() {
            return written;
        }

        boolean tookNewPlace() {
            return newPlace;
        }
    }
}
