// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Redis.
 *
 * @param uri where it is
 * @param sentinelLogin as whom to speak to Sentinels
 * @param tls what certificates are trusted; null for those that Java trusts
 * @param deadline for one operation, everything included
 * @param maxConnections to one server, at most
 * @param ticker what deadlines are measured by
 * @since 0.1
 */
public record Settings(
        RedisUri uri,
        Login sentinelLogin,
        @Nullable SSLContext tls,
        Duration deadline,
        int maxConnections,
        Ticker ticker) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_CONNECTIONS = 1_000;

    public Settings {
        if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the deadline must be 1 ms to 1 minute, was " + deadline);
        }
        if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "maxConnections must be 1 to " + MOST_CONNECTIONS + ", was " + maxConnections);
        }
    }

    Deadline startDeadline() {
        return Deadline.in(deadline, ticker);
    }
}
