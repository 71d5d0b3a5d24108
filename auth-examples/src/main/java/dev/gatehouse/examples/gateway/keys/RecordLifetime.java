// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.session.Lifetimes;
import dev.gatehouse.core.session.StoredLifetime;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long the record of a key is kept, which is not when the key expires. */
final class RecordLifetime {
    private final Lifetimes lifetimes;
    private final Function<ApiId, Optional<ApiLifetime>> apis;

    /** An API that is not loaded has no say. */
    RecordLifetime(KeyRecords settings, Function<ApiId, Optional<ApiLifetime>> apis) {
        var forced = settings.globalForced() ? StoredLifetime.of(settings.global()) : null;
        this.lifetimes = new Lifetimes(forced, settings.respectsExpiry());
        this.apis = apis;
    }

    /** The time for the store; null for ever. */
    @Nullable
    Duration of(Session session, Instant now) {
        var said = session.grants().own().rights().keySet().stream()
                .flatMap(api -> apis.apply(api).stream())
                .toList();
        return lifetimes.of(session.lifetime(), said, now).timeToLive();
    }
}
