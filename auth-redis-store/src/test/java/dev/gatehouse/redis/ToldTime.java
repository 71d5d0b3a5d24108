// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.redis.internal.connection.NoticeListener;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.Script;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Redis whose scripts are told the time as their last argument, by a clock that a test turns. */
record ToldTime(Redis redis, InstantSource clock) implements Redis {
    /** The script that takes the time from there. */
    static final String CLOCK = "limits/told-clock.lua";

    @Override
    public Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        var more = new ArrayList<>(arguments);
        more.add(String.valueOf(Limit.micros(clock.instant())).getBytes(US_ASCII));
        return redis.run(script, keys, more);
    }

    @Override
    public boolean setIfAbsent(byte[] key, byte[] value, long milliseconds) {
        return redis.setIfAbsent(key, value, milliseconds);
    }

    @Override
    public boolean isSharded() {
        return redis.isSharded();
    }

    @Override
    public int slotOf(byte[] key) {
        return redis.slotOf(key);
    }

    @Override
    public List<String> servers() {
        return redis.servers();
    }

    @Override
    public ScanStep scan(String server, String cursor, byte[] pattern, int count) {
        return redis.scan(server, cursor, pattern, count);
    }

    @Override
    public AutoCloseable listen(byte[] channel, NoticeListener listener) {
        return redis.listen(channel, listener);
    }

    @Override
    public void close() {
        redis.close();
    }
}
