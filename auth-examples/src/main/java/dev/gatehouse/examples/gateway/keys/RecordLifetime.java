// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.tyk.TykApi.KeyLifetime;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How long the record of a key is kept, which is not when the key expires. Arithmetic only. */
final class RecordLifetime {
    private static final long NEVER = -1;
    private static final long UNSET = 0;

    private final KeyRecords settings;
    private final Function<ApiId, Optional<KeyLifetime>> apis;

    /** An API that is not loaded has no say. */
    RecordLifetime(KeyRecords settings, Function<ApiId, Optional<KeyLifetime>> apis) {
        this.settings = settings;
        this.apis = apis;
    }

    /** The time for the store; null for ever. */
    @Nullable
    Duration of(Session session, Instant now) {
        long seconds = seconds(session, now);
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }

    /** The longest of what the session's APIs say; -1, for ever, beats them all; 0 if none says anything. */
    long seconds(Session session, Instant now) {
        long longest = UNSET;
        for (var api : session.grants().own().rights().keySet()) {
            var lifetime = apis.apply(api);
            long seconds = lifetime.isPresent() ? seconds(session, lifetime.get(), now) : UNSET;
            if (seconds == NEVER) {
                return NEVER;
            }
            longest = Math.max(longest, seconds);
        }
        return longest;
    }

    /** What one API says. */
    long seconds(Session session, KeyLifetime api, Instant now) {
        if (settings.globalForced()) {
            return settings.global().toSeconds();
        }
        var record = new KeyRecord(session);
        var action = record.text("post_expiry_action");
        long grace = record.number("post_expiry_grace_period");
        if (action.equals("delete") || (action.equals("retain") && grace != 0)) {
            return afterExpiry(session, action.equals("delete") ? 0 : grace, now);
        }
        long own = record.number("session_lifetime");
        long lifetime = own > 0 ? own : Math.max(api.time().toSeconds(), 0);
        boolean respects = settings.respectsExpiry() || api.respectsExpiry();
        return lifetime > 0 && respects ? untilExpiry(session, lifetime, now) : lifetime;
    }

    private static long afterExpiry(Session session, long grace, Instant now) {
        var expires = session.lifetime().expires();
        if (expires == null) {
            return UNSET;
        }
        return grace == NEVER ? NEVER : Math.max(secondsBetween(now, expires) + grace, 1);
    }

    private static long untilExpiry(Session session, long lifetime, Instant now) {
        var expires = session.lifetime().expires();
        if (expires == null) {
            return new KeyRecord(session).number("expires") < 0 ? NEVER : UNSET;
        }
        return Math.max(secondsBetween(now, expires), lifetime);
    }

    private static long secondsBetween(Instant now, Instant end) {
        return end.getEpochSecond() - now.getEpochSecond();
    }
}
