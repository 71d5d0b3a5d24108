// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that lets something else happen between two of its calls, counts them, and remembers times to live. */
final class InterruptedStore implements SessionStore {
    final Map<SessionId, Duration> timesToLive = new HashMap<>();
    int calls;
    private final SessionStore inner;
    private Runnable afterRead = InterruptedStore::nothing;
    private Runnable afterAddition = InterruptedStore::nothing;

    InterruptedStore(SessionStore inner) {
        this.inner = inner;
    }

    private static void nothing() {
        // Nothing happens in between.
    }

    void afterNextRead(Runnable action) {
        afterRead = action;
    }

    void afterNextAddition(Runnable action) {
        afterAddition = action;
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        calls++;
        var found = inner.findFirst(candidates);
        var action = afterRead;
        afterRead = InterruptedStore::nothing;
        action.run();
        return found;
    }

    @Override
    public void put(SessionId id, Session session, Duration timeToLive) {
        calls++;
        timesToLive.put(id, timeToLive);
        inner.put(id, session, timeToLive);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
        calls++;
        boolean written = inner.putIfAbsent(id, session, timeToLive);
        if (written) {
            timesToLive.put(id, timeToLive);
        }
        var action = afterAddition;
        afterAddition = InterruptedStore::nothing;
        action.run();
        return written;
    }

    @Override
    public boolean replaceIfPresent(SessionId id, Session session, Duration timeToLive) {
        calls++;
        boolean written = inner.replaceIfPresent(id, session, timeToLive);
        if (written) {
            timesToLive.put(id, timeToLive);
        }
        return written;
    }

    @Override
    public boolean delete(SessionId id) {
        calls++;
        return inner.delete(id);
    }

    @Override
    public Page scan(String cursor, int limit) {
        calls++;
        return inner.scan(cursor, limit);
    }
}
