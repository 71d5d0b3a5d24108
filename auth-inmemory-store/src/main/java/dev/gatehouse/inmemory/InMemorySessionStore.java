// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreFullException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in a hash map. Reads take no lock. A write locks its id and clears away a few expired records first; a page
 * of a scan looks at a bounded number of slots.
 */
final class InMemorySessionStore implements SessionStore {
    private static final int MAX_PAGE = 10_000;
    private static final int CLEARED_PER_WRITE = 16;

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final EqualParts parts = new EqualParts();
    private final Inventory inventory;
    private final InstantSource clock;

    InMemorySessionStore(Inventory inventory, InstantSource clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        var found = firstLive(candidates);
        if (found == null && candidates.size() > 1) {
            // A record that is just moving from a later name to an earlier one escapes a single pass.
            found = firstLive(candidates);
        }
        return Optional.ofNullable(found);
    }

    /** Nothing is remembered of a reading: sessions are compared when one is to be replaced. */
    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        return findFirst(candidates).map(found -> new CurrentSession(found.id(), found.session(), ""));
    }

    private @Nullable StoredSession firstLive(List<SessionId> candidates) {
        for (var id : candidates) {
            var entry = live(id);
            if (entry != null) {
                return entry.stored();
            }
        }
        return null;
    }

    @Override
    public Optional<Session> find(SessionId id) {
        var entry = live(id);
        return entry == null ? Optional.empty() : Optional.of(entry.stored().session());
    }

    private @Nullable Entry live(SessionId id) {
        var entry = entries.get(id.value());
        return entry != null && entry.isLive(clock) ? entry : null;
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        write(id, session, timeToLive, Condition.NONE);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        return write(id, session, timeToLive, Condition.ABSENT) == Write.Outcome.WRITTEN;
    }

    @Override
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive) {
        return switch (write(read.id(), session, timeToLive, Condition.unchanged(read.session()))) {
            case WRITTEN -> Replacement.WRITTEN;
            case MISSING -> Replacement.GONE;
            default -> Replacement.CHANGED;
        };
    }

    private Write.Outcome write(SessionId id, Session session, @Nullable Duration timeToLive, Condition condition) {
        var now = clock.instant();
        clearExpired(now);
        var write = new Write(inventory, session.sharing(parts), Deadline.after(now, timeToLive), condition, clock);
        entries.compute(id.value(), write::apply);
        while (write.outcome() == Write.Outcome.FULL && clearExpired(now)) {
            entries.compute(id.value(), write::apply);
        }
        if (write.outcome() == Write.Outcome.FULL) {
            throw new StoreFullException(inventory.bound());
        }
        return write.outcome();
    }

    @Override
    public boolean delete(SessionId id) {
        var deleted = new boolean[1];
        entries.computeIfPresent(id.value(), (same, entry) -> {
            deleted[0] = entry.isLive(clock);
            inventory.removed(entry);
            return null;
        });
        return deleted[0];
    }

    @Override
    public Page scan(String cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", was " + limit);
        }
        var start = cursor.isEmpty() ? new ScanCursor(0, inventory.used()) : ScanCursor.parse(cursor);
        var found = inventory.next(start, limit);
        var ids = found.entries().stream()
                .filter(entry -> entry.isLive(clock))
                .map(entry -> entry.stored().id())
                .toList();
        return new Page(
                ids, found.next() < start.end() ? start.from(found.next()).text() : "");
    }

    /** Clears away some expired records, those first that expired first; says whether there were any. */
    private boolean clearExpired(Instant now) {
        for (int cleared = 0; cleared < CLEARED_PER_WRITE; cleared++) {
            var due = inventory.firstDue(now);
            if (due == null) {
                return cleared > 0;
            }
            entries.computeIfPresent(due, (name, entry) -> afterClearing(entry, now));
        }
        return true;
    }

    private @Nullable Entry afterClearing(Entry entry, Instant now) {
        if (entry.isLive(now)) {
            return entry;
        }
        inventory.removed(entry);
        return null;
    }

    @Override
    public String toString() {
        return "InMemorySessionStore[" + inventory.held() + " of at most " + inventory.bound() + " records]";
    }
}
