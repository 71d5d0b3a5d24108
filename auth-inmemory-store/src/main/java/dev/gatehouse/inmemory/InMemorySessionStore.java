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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in a hash map. Reads take no lock. A write locks its id and clears away a few expired records first; a page
 * of a scan costs a logarithmic step and looks at no more records than its limit.
 */
final class InMemorySessionStore implements SessionStore {
    private static final int MAX_PAGE = 10_000;
    private static final int CLEARED_PER_WRITE = 16;

    private final ConcurrentHashMap<SessionId, Entry> entries = new ConcurrentHashMap<>();
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
        var entry = entries.get(id);
        return entry != null && entry.isLive(clock) ? entry : null;
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        write(new StoredSession(id, session), timeToLive, Condition.NONE);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        return write(new StoredSession(id, session), timeToLive, Condition.ABSENT);
    }

    @Override
    public boolean replaceIfPresent(SessionId id, Session session, @Nullable Duration timeToLive) {
        return write(new StoredSession(id, session), timeToLive, Condition.PRESENT);
    }

    private boolean write(StoredSession stored, @Nullable Duration timeToLive, Condition condition) {
        var now = clock.instant();
        clearExpired(now);
        var write = new Write(inventory, stored, deadline(now, timeToLive), condition, clock);
        entries.compute(stored.id(), write::apply);
        while (write.outcome() == Write.Outcome.FULL && clearExpired(now)) {
            entries.compute(stored.id(), write::apply);
        }
        if (write.outcome() == Write.Outcome.FULL) {
            throw new StoreFullException(inventory.bound());
        }
        return write.outcome() == Write.Outcome.WRITTEN;
    }

    private static @Nullable Instant deadline(Instant now, @Nullable Duration timeToLive) {
        if (timeToLive == null) {
            return null;
        }
        if (timeToLive.isNegative()) {
            return now;
        }
        // Beyond the end of time is for ever, not an error.
        return timeToLive.compareTo(Duration.between(now, Instant.MAX)) >= 0 ? null : now.plus(timeToLive);
    }

    @Override
    public boolean delete(SessionId id) {
        var deleted = new boolean[1];
        entries.computeIfPresent(id, (same, entry) -> {
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
        var start = cursor.isEmpty() ? new ScanCursor(1, inventory.lastNumber()) : ScanCursor.parse(cursor);
        var ids = new ArrayList<SessionId>();
        int seen = 0;
        for (var record : inventory.between(start.next(), start.last())) {
            if (seen == limit) {
                return new Page(ids, start.from(record.getKey()).text());
            }
            seen++;
            if (live(record.getValue()) != null) {
                ids.add(record.getValue());
            }
        }
        return new Page(ids, "");
    }

    /** Clears away some expired records, those first that expired first; says whether there were any. */
    private boolean clearExpired(Instant now) {
        for (int cleared = 0; cleared < CLEARED_PER_WRITE; cleared++) {
            var due = inventory.firstDue(now);
            if (due == null) {
                return cleared > 0;
            }
            entries.computeIfPresent(due, (id, entry) -> afterClearing(entry, now));
        }
        return true;
    }

    private @Nullable Entry afterClearing(Entry entry, Instant now) {
        if (entry.isLive(() -> now)) {
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
