// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.redis.internal.connection.NoticeListener;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what it found for a while. What this instance writes or deletes it sees at once; what another one does, as soon as
 * it hears of it, and at the latest when the while is over. What is not there is not remembered.
 */
final class CachedSessionStore implements SessionStore, NoticeListener {
    private final RedisSessionStore store;
    private final SessionLayout layout;
    private final Cache<List<SessionId>, Kept> cache;
    private final Changes changes = new Changes();
    private final long stalenessNanos;
    private final Ticker ticker;

    CachedSessionStore(RedisSessionStore store, SessionLayout layout, CacheBounds bounds, Ticker ticker) {
        this.store = store;
        this.layout = layout;
        this.ticker = ticker;
        stalenessNanos = bounds.staleness().toNanos();
        cache = Caffeine.newBuilder()
                .maximumSize(bounds.maxSessions())
                .expireAfterWrite(bounds.staleness())
                .ticker(ticker)
                .build();
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        var kept = cache.getIfPresent(candidates);
        if (kept != null && kept.mark == changes.mark(candidates) && ticker.read() - kept.until < 0) {
            return Optional.of(kept.stored);
        }
        return Optional.ofNullable(lookUp(List.copyOf(candidates))).map(Found::stored);
    }

    /** Past the cache: what is kept here may be an old state, by which nothing could be changed. */
    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        return store.findCurrent(candidates);
    }

    private @Nullable Found lookUp(List<SessionId> candidates) {
        // Both before asking: what changes meanwhile may or may not be in the answer.
        long mark = changes.mark(candidates);
        long start = ticker.read();
        var found = store.lookUp(candidates);
        if (found != null) {
            cache.put(candidates, new Kept(found.stored(), mark, start + life(found)));
        }
        return found;
    }

    private long life(Found found) {
        long left = found.millisecondsLeft();
        return left < 0 ? stalenessNanos : Math.min(stalenessNanos, TimeUnit.MILLISECONDS.toNanos(left));
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        try {
            store.put(id, session, timeToLive);
        } finally {
            // Also when the outcome is unknown.
            changes.changed(id);
        }
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        try {
            return store.putIfAbsent(id, session, timeToLive);
        } finally {
            changes.changed(id);
        }
    }

    @Override
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive) {
        try {
            return store.replaceIfUnchanged(read, session, timeToLive);
        } finally {
            changes.changed(read.id());
        }
    }

    @Override
    public boolean delete(SessionId id) {
        try {
            return store.delete(id);
        } finally {
            changes.changed(id);
        }
    }

    @Override
    public Page scan(String cursor, int limit) {
        return store.scan(cursor, limit);
    }

    @Override
    public void heard(byte[] message) {
        layout.changed(message).forEach(changes::changed);
    }

    @Override
    public void mayHaveMissed() {
        changes.changedAll();
    }

    @Override
    public String toString() {
        return "CachedSessionStore[" + store + "]";
    }

    private record Kept(StoredSession stored, long mark, long until) {}
}
