// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.redis.Layout;
import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Sessions in Redis. Printing shows nothing of the URI, which may hold a password.
 *
 * @param uri where it is, as {@link dev.gatehouse.redis.RedisStores} describes it
 * @param layout under which names and in which form records lie there
 * @param sentinelPassword what Sentinels ask for
 * @param certificates what encrypted connections trust and show
 * @param deadline for one operation, everything included; empty for the usual one
 * @param maxConnections to each server, at most; 0 for the usual number
 * @param cached whether sessions are kept in this process for {@link #STALENESS}
 * @since 0.1
 */
public record RedisStorage(
        URI uri,
        Layout layout,
        Optional<Secret> sentinelPassword,
        RedisCertificates certificates,
        Optional<Duration> deadline,
        int maxConnections,
        boolean cached) {
    /** How long a change by another gateway may stay unseen where sessions are cached: as long as in the original. */
    public static final Duration STALENESS = Duration.ofSeconds(10);

    @Override
    public String toString() {
        return "RedisStorage[" + uri.getScheme() + ", " + layout + ", cached=" + cached + "]";
    }
}
