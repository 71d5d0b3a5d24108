// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.redis.internal.connection.NoticeListener;
import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.redis.internal.connection.Script;
import dev.gatehouse.redis.server.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Redis by a clock that a test turns. A real server has a clock of its own, so everything lives a million times as long
 * there, which makes the time that a test takes nothing; and when the test's clock was turned, everything is made older by
 * as much before the next operation.
 */
final class ScaledTime implements Redis {
    private static final long FACTOR = 1_000_000;
    private static final long LONGEST = 1_000_000_000_000_000_000L;
    private static final int LIFE = 1;
    private static final int LEFT = 3;

    private final Redis redis;
    private final Deployment deployment;
    private final InstantSource clock;
    private Instant last;

    ScaledTime(Redis redis, Deployment deployment, InstantSource clock) {
        this.redis = redis;
        this.deployment = deployment;
        this.clock = clock;
        last = clock.instant();
    }

    private synchronized void catchUp() {
        var now = clock.instant();
        if (now.isAfter(last)) {
            long age = scaled(Duration.between(last, now).toMillis());
            deployment.masters().forEach(master -> master.age(age));
            last = now;
        }
    }

    private static long scaled(long milliseconds) {
        return milliseconds > LONGEST / FACTOR ? LONGEST : milliseconds * FACTOR;
    }

    @Override
    public Object run(Script script, List<byte[]> keys, List<byte[]> arguments) {
        catchUp();
        return unscaled(redis.run(script, keys, arguments.size() > 2 ? withLongerLife(arguments) : arguments));
    }

    private static List<byte[]> withLongerLife(List<byte[]> arguments) {
        var life = new String(arguments.get(LIFE), US_ASCII);
        var longer = new ArrayList<>(arguments);
        longer.set(LIFE, life.isEmpty() ? life.getBytes(US_ASCII) : text(scaled(Long.parseLong(life))));
        return longer;
    }

    private static byte[] text(long number) {
        return String.valueOf(number).getBytes(US_ASCII);
    }

    private static Object unscaled(Object answer) {
        if (answer instanceof List<?> found
                && found.size() > LEFT
                && found.get(LEFT) instanceof Long left
                && left > 0) {
            var copy = new ArrayList<Object>(found);
            // Rounded up: a millisecond of the test that has begun is not over.
            copy.set(LEFT, (left + FACTOR - 1) / FACTOR);
            return copy;
        }
        return answer;
    }

    @Override
    public boolean setIfAbsent(byte[] key, byte[] value, long milliseconds) {
        catchUp();
        return redis.setIfAbsent(key, value, scaled(milliseconds));
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
        catchUp();
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
