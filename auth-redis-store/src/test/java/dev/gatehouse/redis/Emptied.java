// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Stores of the shared deployments, emptied, and by a clock that a test turns. */
final class Emptied {
    private Emptied() {}

    static SessionStore sessions(Deployments kind, Layout layout, InstantSource clock) {
        return new RedisSessionStore(Connected.empty(kind, clock), layout.sessions());
    }

    /** With a cache that keeps everything as long as the record lives. */
    static SessionStore cachedSessions(Deployments kind, Layout layout, InstantSource clock) {
        var direct = new RedisSessionStore(Connected.empty(kind, clock), layout.sessions());
        var bounds = new CacheBounds(1_000, Duration.ofMinutes(10));
        return new CachedSessionStore(
                direct,
                layout.sessions(),
                bounds,
                () -> Duration.between(MutableInstantSource.START, clock.instant())
                        .toNanos());
    }

    static ReplayStore replays(Deployments kind, Layout layout, InstantSource clock) {
        return new RedisReplayStore(Connected.empty(kind, clock), layout.sessions());
    }

    static LimitStore limits(Deployments kind, Layout layout, InstantSource clock) {
        kind.get().clear();
        return limits(Connected.to(kind), layout, clock);
    }

    /** Two instances, each with connections of its own. */
    static List<LimitStore> twoLimits(Deployments kind, Layout layout, InstantSource clock) {
        return List.of(limits(kind, layout, clock), limits(Connected.again(kind), layout, clock));
    }

    private static LimitStore limits(Redis redis, Layout layout, InstantSource clock) {
        return new RedisLimitStore(new ToldTime(redis, clock), layout.limits(), ToldTime.CLOCK);
    }
}
