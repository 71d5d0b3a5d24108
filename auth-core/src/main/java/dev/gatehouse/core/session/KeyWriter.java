// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, each for as long as it is to be kept.
 *
 * @param store where they are written
 * @param lifetimes what the host says
 * @param apis what an API says; empty if it is not loaded. Null where all APIs are loaded and say nothing
 * @param policies lays the policies of a session over it
 */
record KeyWriter(
        SessionStore store,
        Lifetimes lifetimes,
        @Nullable Function<ApiId, Optional<ApiLifetime>> apis,
        UnaryOperator<Session> policies) {

    boolean add(SessionId id, Session session, Existing existing, Instant now) {
        var kept = timeToLive(session, now);
        if (existing == Existing.KEPT) {
            return store.putIfAbsent(id, session, kept);
        }
        store.put(id, session, kept);
        return true;
    }

    boolean replace(SessionId id, Session session, Instant now) {
        return store.replaceIfPresent(id, session, timeToLive(session, now));
    }

    boolean replaceFor(Duration atMost, SessionId id, Session session, Instant now) {
        var kept = timeToLive(session, now);
        return store.replaceIfPresent(id, session, kept == null || kept.compareTo(atMost) > 0 ? atMost : kept);
    }

    private @Nullable Duration timeToLive(Session session, Instant now) {
        var effective = policies.apply(session);
        var kept = apis == null
                ? lifetimes.on(ApiLifetime.unstated(), effective.lifetime(), now)
                : lifetimes.of(effective, apis, now);
        return kept.timeToLive();
    }
}
