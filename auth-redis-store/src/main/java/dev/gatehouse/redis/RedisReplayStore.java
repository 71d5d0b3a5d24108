// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import java.time.Duration;

/** Uses as keys that expire by themselves: the first one to write such a key was the first to use the thing. */
final class RedisReplayStore implements ReplayStore {
    private static final byte[] USED = {'1'};

    private final Redis redis;
    private final SessionLayout layout;

    RedisReplayStore(Redis redis, SessionLayout layout) {
        this.redis = redis;
        this.layout = layout;
    }

    @Override
    public boolean firstUse(SingleUse use, Duration remembered) {
        long milliseconds = TimeToLive.roundedUp(ReplayStore.checked(remembered));
        return redis.setIfAbsent(layout.key(use), USED, milliseconds);
    }

    @Override
    public String toString() {
        return "RedisReplayStore[" + redis + "]";
    }
}
