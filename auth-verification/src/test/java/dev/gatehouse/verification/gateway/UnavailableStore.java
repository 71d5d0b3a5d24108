// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that cannot be reached. */
final class UnavailableStore implements SessionStore {
    private static StoreUnavailableException away() {
        return new StoreUnavailableException("the store is away");
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        throw away();
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        throw away();
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        throw away();
    }

    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        throw away();
    }

    @Override
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive) {
        throw away();
    }

    @Override
    public boolean delete(SessionId id) {
        throw away();
    }

    @Override
    public Page scan(String cursor, int limit) {
        throw away();
    }
}
