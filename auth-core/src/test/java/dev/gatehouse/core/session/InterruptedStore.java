// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that lets something else happen between two of its calls, counts them, and remembers times to live. */
final class InterruptedStore implements SessionStore {
    final Map<SessionId, Duration> timesToLive = new HashMap<>();
    int calls;
    private final SessionStore inner;
    private final Deque<Runnable> afterReads = new ArrayDeque<>();
    private Runnable beforeWrite = InterruptedStore::nothing;
    private Runnable afterAddition = InterruptedStore::nothing;

    InterruptedStore(SessionStore inner) {
        this.inner = inner;
    }

    private static void nothing() {
        // Nothing happens in between.
    }

    void afterNextRead(Runnable action) {
        afterReads.addFirst(action);
    }

    void afterEachOfTheNextReads(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            afterReads.add(action);
        }
    }

    void beforeNextWrite(Runnable action) {
        beforeWrite = action;
    }

    private void beforeWriting() {
        calls++;
        var action = beforeWrite;
        beforeWrite = InterruptedStore::nothing;
        action.run();
    }

    void afterNextAddition(Runnable action) {
        afterAddition = action;
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        calls++;
        return inner.findFirst(candidates);
    }

    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        calls++;
        var found = inner.findCurrent(candidates);
        if (!afterReads.isEmpty()) {
            afterReads.remove().run();
        }
        return found;
    }

    @Override
    public void put(SessionId id, Session session, Duration timeToLive) {
        beforeWriting();
        timesToLive.put(id, timeToLive);
        inner.put(id, session, timeToLive);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, Duration timeToLive) {
        beforeWriting();
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
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, Duration timeToLive) {
        beforeWriting();
        var outcome = inner.replaceIfUnchanged(read, session, timeToLive);
        if (outcome == Replacement.WRITTEN) {
            timesToLive.put(read.id(), timeToLive);
        }
        return outcome;
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
