// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, each for as long as it is to be kept.
 *
 * @param apis what an API says; empty if it is not loaded. Null where all APIs are loaded and say nothing
 */
record KeyWriter(
        SessionStore store, Lifetimes lifetimes, @Nullable Function<ApiId, Optional<ApiLifetime>> apis) {

    boolean add(SessionId id, Session session, Existing existing, Instant now) {
        var kept = timeToLive(session, now);
        if (existing == Existing.KEPT) {
            return store.putIfAbsent(id, session, kept);
        }
        store.put(id, session, kept);
        return true;
    }

    Replacement replace(CurrentSession old, Session session, Instant now) {
        return store.replaceIfUnchanged(old, session, timeToLive(session, now));
    }

    Replacement replaceFor(Duration atMost, CurrentSession old, Session session, Instant now) {
        var kept = timeToLive(session, now);
        return store.replaceIfUnchanged(old, session, kept == null || kept.compareTo(atMost) > 0 ? atMost : kept);
    }

    private @Nullable Duration timeToLive(Session session, Instant now) {
        var kept = apis == null
                ? lifetimes.on(ApiLifetime.unstated(), session.lifetime(), now)
                : lifetimes.of(session, apis, now);
        return kept.timeToLive();
    }
}
