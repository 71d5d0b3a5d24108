// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import dev.gatehouse.event.AuthEvent.LimitExceeded;
import dev.gatehouse.event.AuthEvent.LimitMoved;
import dev.gatehouse.event.AuthEvent.Origin;
import dev.gatehouse.event.AuthEvent.QuotaTriggered;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.SessionId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What limits did, in the original's words. */
final class ToldLimit {
    private static final String RATE_EXCEEDED = "RatelimitExceeded";
    private static final long WHOLE = 100;

    private ToldLimit() {}

    static Told exceeded(LimitExceeded event, Function<SessionId, String> shown) {
        var usage = event.usage();
        var key = key(event.origin(), event.organization(), event.session().map(shown), usage);
        var details = Told.details(event.origin(), key);
        boolean rate = usage.measure() == Measure.RATE;
        return switch (usage.level()) {
            case ORGANIZATION ->
                rate
                        ? new Told("OrgRateLimitExceeded", "Organisation rate limit has been exceeded", details)
                        : new Told("OrgQuotaExceeded", "Organisation quota has been exceeded", details);
            case SESSION ->
                rate
                        ? new Told(RATE_EXCEEDED, "Rate Limit Exceeded", details)
                        : new Told("QuotaExceeded", "Key Quota Limit Exceeded", details);
            case API -> new Told(RATE_EXCEEDED, "API Rate Limit Exceeded", details);
        };
    }

    static Told moved(LimitMoved event, Function<SessionId, String> shown) {
        var key = key(event.origin(), event.organization(), event.session().map(shown), event.usage());
        var details = Told.details(event.origin(), key);
        return event.usage().status().allowance() == Movement.DOWN
                ? new Told("RateLimitSmoothingDown", "Rate limit decreased with smoothing", details)
                : new Told("RateLimitSmoothingUp", "Rate limit increased with smoothing", details);
    }

    static Told triggered(QuotaTriggered event, Function<SessionId, String> shown) {
        Map<String, Object> details = Map.of(
                "org_id", event.organization().value(),
                "key", key(event.origin(), event.organization(), event.session().map(shown), event.usage()),
                "trigger_limit", (long) event.threshold(),
                "usage_percentage", percentage(event.usage().status()));
        return new Told("TriggerExceeded", "Quota trigger reached", details);
    }

    private static long percentage(LimitStatus status) {
        return (status.permits() - status.remaining()) * WHOLE / status.permits();
    }

    /** Whose counter it is, by a name that opens nothing. */
    private static String key(Origin origin, OrganizationId organization, Optional<String> session, Usage usage) {
        if (usage.level() == Level.ORGANIZATION) {
            return organization.value();
        }
        return usage.level() == Level.API
                ? "apilimiter-" + organization.value() + origin.api().value()
                : session.orElse("");
    }
}
