// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.core.internal.crypto.Sha256;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Remembers texts by their digest. */
final class Repeats {
    private static final int MOST = 10_000;

    private final Sha256 digest = new Sha256();
    private final @Nullable Cache<String, Boolean> seen;

    /** For how long; zero for as long as there is room, empty for not at all. */
    Repeats(Optional<Duration> time, InstantSource clock) {
        seen = time.map(kept -> cache(kept, clock)).orElse(null);
    }

    private static Cache<String, Boolean> cache(Duration time, InstantSource clock) {
        var builder = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.instant().toEpochMilli()));
        return time.isZero() ? builder.build() : builder.expireAfterWrite(time).build();
    }

    boolean isNew(String text) {
        return seen == null || seen.asMap().putIfAbsent(key(text), true) == null;
    }

    /** What was lost is new when it comes again. */
    void forget(String text) {
        if (seen != null) {
            seen.invalidate(key(text));
        }
    }

    private String key(String text) {
        return digest.hex(text.getBytes(UTF_8));
    }
}
