// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The contract in its plainest form, one call after the other: what other stores are compared with. */
final class ModelSessionStore implements SessionStore {
    private final TreeMap<String, Kept> kept = new TreeMap<>();
    private final InstantSource clock;
    private long writes;

    ModelSessionStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<StoredSession> findFirst(List<SessionId> candidates) {
        forgetExpired();
        for (var id : candidates) {
            var record = kept.get(id.value());
            if (record != null) {
                return Optional.of(new StoredSession(id, record.session));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        return findFirst(candidates).map(found -> new CurrentSession(found.id(), found.session(), version(found.id())));
    }

    private String version(SessionId id) {
        var record = kept.get(id.value());
        return record == null ? "none" : record.version;
    }

    @Override
    public synchronized void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        kept.put(id.value(), new Kept(session, deadline(timeToLive), "write " + ++writes));
    }

    private Instant deadline(@Nullable Duration timeToLive) {
        var now = clock.instant();
        if (timeToLive != null && timeToLive.isNegative()) {
            return now;
        }
        boolean endless = timeToLive == null || timeToLive.compareTo(Duration.between(now, Instant.MAX)) > 0;
        return endless ? Instant.MAX : now.plus(timeToLive);
    }

    @Override
    public synchronized boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        boolean absent = find(id).isEmpty();
        if (absent) {
            put(id, session, timeToLive);
        }
        return absent;
    }

    @Override
    public synchronized Replacement replaceIfUnchanged(
            CurrentSession read, Session session, @Nullable Duration timeToLive) {
        if (find(read.id()).isEmpty()) {
            return Replacement.GONE;
        }
        if (!version(read.id()).equals(read.version())) {
            return Replacement.CHANGED;
        }
        put(read.id(), session, timeToLive);
        return Replacement.WRITTEN;
    }

    @Override
    public synchronized boolean delete(SessionId id) {
        forgetExpired();
        return kept.remove(id.value()) != null;
    }

    /** The cursor is the last name; a real store would not show names there. */
    @Override
    public synchronized Page scan(String cursor, int limit) {
        if (limit < 1 || limit > 10_000 || !(cursor.isEmpty() || cursor.startsWith("after "))) {
            throw new IllegalArgumentException("limit " + limit + ", cursor of " + cursor.length() + " characters");
        }
        forgetExpired();
        var rest = cursor.isEmpty() ? kept : kept.tailMap(cursor.substring("after ".length()), false);
        var ids = rest.keySet().stream().limit(limit).map(SessionId::new).toList();
        return new Page(ids, rest.size() > limit ? "after " + ids.get(limit - 1).value() : "");
    }

    private void forgetExpired() {
        var now = clock.instant();
        kept.values().removeIf(record -> !now.isBefore(record.deadline));
    }

    private record Kept(Session session, Instant deadline, String version) {}
}
