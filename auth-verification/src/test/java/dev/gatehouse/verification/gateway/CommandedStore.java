// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store that remembers how a record was written last, in the words of the original's data base. */
public final class CommandedStore implements SessionStore {
    private final SessionStore inner;
    private String command = "";

    /**
     * Remembers what a store is told.
     *
     * @param inner the store
     */
    public CommandedStore(SessionStore inner) {
        this.inner = inner;
    }

    /** {@return the last command that wrote} */
    public String command() {
        return command;
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        return inner.findFirst(candidates);
    }

    @Override
    public void put(SessionId id, Session session, Duration timeToLive) {
        command = "SET";
        inner.put(id, session, timeToLive);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
        command = "SET NX";
        return inner.putIfAbsent(id, session, timeToLive);
    }

    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        return inner.findCurrent(candidates);
    }

    /** Over nothing but a record that is there. That it must be the one that was read the original has no word for. */
    @Override
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, Duration timeToLive) {
        command = "SET XX";
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
