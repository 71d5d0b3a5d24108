// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
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
        return inner.findFirst(candidates);
    }

    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        var found = inner.findCurrent(candidates);
        found.ifPresent(read -> inner.delete(read.id()));
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
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, Duration timeToLive) {
        return inner.replaceIfUnchanged(read, session, timeToLive);
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
