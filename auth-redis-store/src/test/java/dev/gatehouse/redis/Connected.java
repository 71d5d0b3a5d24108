// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.redis.internal.connection.Login;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.RedisUri;
import dev.gatehouse.redis.internal.connection.Settings;
import dev.gatehouse.redis.server.Deployments;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** One set of connections to each shared deployment, so that each test need not open its own. */
final class Connected {
    private static final Map<Deployments, Redis> OPEN = new EnumMap<>(Deployments.class);
    private static final Map<Deployments, Redis> SECOND = new EnumMap<>(Deployments.class);
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Connected() {}

    static Redis to(Deployments kind) {
        synchronized (OPEN) {
            return OPEN.computeIfAbsent(kind, same -> to(same.get().uri()));
        }
    }

    /** As {@link #to}, but another set, as another instance has it. */
    static Redis again(Deployments kind) {
        synchronized (SECOND) {
            return SECOND.computeIfAbsent(kind, same -> to(same.get().uri()));
        }
    }

    static Redis to(URI uri) {
        return Redis.at(new Settings(RedisUri.parse(uri), Login.none(), null, DEADLINE, 16, Ticker.systemTicker()));
    }

    /** Empty, and by a clock that a test turns. */
    static Redis empty(Deployments kind, InstantSource clock) {
        var redis = to(kind);
        kind.get().clear();
        return new ScaledTime(redis, kind.get(), clock);
    }
}
