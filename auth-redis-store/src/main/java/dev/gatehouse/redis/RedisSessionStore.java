// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions in Redis; nothing is kept here. */
final class RedisSessionStore implements SessionStore {
    private final Redis redis;
    private final SessionRecords records;
    private final SessionScan scan;

    RedisSessionStore(Redis redis, SessionLayout layout) {
        this.redis = redis;
        records = new SessionRecords(redis, layout);
        scan = new SessionScan(redis, layout);
    }

    @Override
    public Optional<StoredSession> findFirst(List<SessionId> candidates) {
        return Optional.ofNullable(lookUp(candidates)).map(Found::stored);
    }

    @Override
    public Optional<CurrentSession> findCurrent(List<SessionId> candidates) {
        return Optional.ofNullable(lookUp(candidates)).map(Found::current);
    }

    /** As {@link #findFirst}, and how long the record will be there. */
    @Nullable
    Found lookUp(List<SessionId> candidates) {
        if (candidates.isEmpty()) {
            return null;
        }
        if (candidates.size() == 1 || !redis.isSharded()) {
            return records.find(candidates);
        }
        var found = oneByOne(candidates);
        // A record that is just moving from a later name to an earlier one escapes a single pass.
        return found == null ? oneByOne(candidates) : found;
    }

    private @Nullable Found oneByOne(List<SessionId> candidates) {
        for (var id : candidates) {
            var found = records.find(List.of(id));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public void put(SessionId id, Session session, @Nullable Duration timeToLive) {
        records.write(id, session, timeToLive, Condition.NONE);
    }

    @Override
    public boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive) {
        return records.write(id, session, timeToLive, Condition.ABSENT);
    }

    @Override
    public Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive) {
        return records.replace(read, session, timeToLive);
    }

    @Override
    public boolean delete(SessionId id) {
        return records.delete(id);
    }

    @Override
    public Page scan(String cursor, int limit) {
        return scan.page(cursor, limit);
    }

    @Override
    public String toString() {
        return "RedisSessionStore[" + redis + "]";
    }
}
