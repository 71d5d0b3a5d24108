// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store in which somebody else deletes each record right after it was read. */
final class DeletingStore implements SessionStore {
    private final SessionStore inner;

    DeletingStore(SessionStore inner) {
        this.inner = inner;
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        var found = inner.findFirst(candidates);
        found.ifPresent(stored -> inner.delete(stored.id()));
        return found;
    }

    @Override
    public void put(SessionId id, Session session, Duration timeToLive) {
        inner.put(id, session, timeToLive);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
        return inner.putIfAbsent(id, session, timeToLive);
    }

    @Override
    public boolean replaceIfPresent(SessionId id, Session session, Duration timeToLive) {
        return inner.replaceIfPresent(id, session, timeToLive);
    }

    @Override
    public boolean delete(SessionId id) {
        return inner.delete(id);
    }

    @Override
    public Page scan(String cursor, int limit) {
        return inner.scan(cursor, limit);
    }
}
