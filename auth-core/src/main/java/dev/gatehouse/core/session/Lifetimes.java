// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long records of keys are kept, as far as the host says; with what a session and its APIs say this tells the whole.
 * In this order:
 *
 * <ol>
 *   <li>what the host forces;
 *   <li>what the session says about the time after its expiry, or that it stays for ever. Without an end that says
 *       nothing;
 *   <li>a fixed time of the session's own, else that of the API. Where expiry is respected a session that ends later is kept
 *       until then, and one without end is kept;
 *   <li>nothing.
 * </ol>
 *
 * <p>Of several APIs the longest counts. All is arithmetic in whole seconds; what has to be gone already is kept for one
 * second more.
 *
 * @param forced what counts for every record, whatever its session and APIs say; null to force nothing
 * @param respectsExpiry whether no API may have a record deleted before its key expires
 * @since 0.1
 */
public record Lifetimes(@Nullable StoredLifetime forced, boolean respectsExpiry) {
    private static final Lifetimes STANDARD = new Lifetimes(null, false);

    /** More seconds than there are from now to the last instant, and few enough to be added to some. */
    private static final long MOST = 1L << 60;

    /** {@return nothing forced, expiry respected where an API says so} */
    public static Lifetimes standard() {
        return STANDARD;
    }

    /**
     * Tells how long the record of a session is kept, by the APIs that it has rights to.
     *
     * @param session the session
     * @param apis what an API says; empty if it is not there, and then it has no say
     * @param now the current time
     * @return the longest of all; nothing if no API is there
     */
    public StoredLifetime of(Session session, Function<ApiId, Optional<ApiLifetime>> apis, Instant now) {
        var said = session.grants().own().rights().keySet().stream()
                .flatMap(api -> apis.apply(api).stream())
                .toList();
        return of(session.lifetime(), said, now);
    }

    /**
     * Tells how long a record is kept.
     *
     * @param session what the session says
     * @param apis what the APIs say that it may use
     * @param now the current time
     * @return the longest of all; nothing if there are no APIs
     */
    public StoredLifetime of(Lifetime session, Collection<ApiLifetime> apis, Instant now) {
        return apis.stream().map(api -> on(api, session, now)).reduce(StoredLifetime.UNSTATED, StoredLifetime::or);
    }

    /**
     * Tells how long a record would be kept if its session could use one API only.
     *
     * @param api what that API says
     * @param session what the session says
     * @param now the current time
     * @return how long
     */
    public StoredLifetime on(ApiLifetime api, Lifetime session, Instant now) {
        if (forced != null) {
            return forced;
        }
        var retention = session.retention();
        if (retention instanceof Retention.Forever) {
            return ends(session) ? StoredLifetime.FOREVER : StoredLifetime.UNSTATED;
        }
        if (retention instanceof Retention.AfterExpiry after) {
            return afterExpiry(session, after.grace(), now);
        }
        var time = retention instanceof Retention.Fixed fixed ? fixed.time() : api.time();
        boolean respected = respectsExpiry || api.respectsExpiry();
        return respected && !time.isZero() ? atLeastUntilExpiry(session, time, now) : StoredLifetime.of(time);
    }

    private static boolean ends(Lifetime session) {
        return session.expires() != null && !session.expires().equals(Instant.MAX);
    }

    private static StoredLifetime afterExpiry(Lifetime session, Duration grace, Instant now) {
        if (!ends(session)) {
            return StoredLifetime.UNSTATED;
        }
        long bounded = Math.max(-MOST, Math.min(MOST, grace.toSeconds()));
        return new StoredLifetime.Limited(Duration.ofSeconds(Math.max(1, untilExpiry(session, now) + bounded)));
    }

    private static StoredLifetime atLeastUntilExpiry(Lifetime session, Duration time, Instant now) {
        if (!ends(session)) {
            return session.expires() == null ? StoredLifetime.UNSTATED : StoredLifetime.FOREVER;
        }
        return StoredLifetime.of(time).or(StoredLifetime.of(Duration.ofSeconds(untilExpiry(session, now))));
    }

    private static long untilExpiry(Lifetime session, Instant now) {
        var end = session.expires();
        return end == null ? MOST : end.getEpochSecond() - now.getEpochSecond();
    }
}
