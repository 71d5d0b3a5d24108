// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.LimitExceeded;
import dev.gatehouse.event.AuthEvent.LimitMoved;
import dev.gatehouse.event.AuthEvent.Origin;
import dev.gatehouse.event.AuthEvent.QuotaTriggered;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.SessionId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What limits did, in the original's words. */
record ToldLimits(Function<SessionId, String> shown) {
    private static final long WHOLE = 100;

    Optional<Told> of(AuthEvent event) {
        if (event instanceof LimitExceeded exceeded) {
            return Optional.of(exceeded(exceeded));
        }
        if (event instanceof LimitMoved moved) {
            return Optional.of(moved(moved));
        }
        return event instanceof QuotaTriggered triggered ? Optional.of(triggered(triggered)) : Optional.empty();
    }

    private Told exceeded(LimitExceeded event) {
        boolean rate = event.usage().measure() == Measure.RATE;
        var level = event.usage().level();
        var details = Told.details(event.origin(), key(level, event.origin(), event.organization(), event.session()));
        if (level == Level.ORGANIZATION) {
            return rate
                    ? new Told("OrgRateLimitExceeded", "Organisation rate limit has been exceeded", details)
                    : new Told("OrgQuotaExceeded", "Organisation quota has been exceeded", details);
        }
        if (!rate) {
            return new Told("QuotaExceeded", "Key Quota Limit Exceeded", details);
        }
        var message = level == Level.API ? "API Rate Limit Exceeded" : "Rate Limit Exceeded";
        return new Told("RatelimitExceeded", message, details);
    }

    private Told moved(LimitMoved event) {
        var usage = event.usage();
        var details =
                Told.details(event.origin(), key(usage.level(), event.origin(), event.organization(), event.session()));
        return usage.status().allowance() == Movement.UP
                ? new Told("RateLimitSmoothingUp", "Rate limit increased with smoothing", details)
                : new Told("RateLimitSmoothingDown", "Rate limit decreased with smoothing", details);
    }

    private Told triggered(QuotaTriggered event) {
        boolean ofKey = event.usage().level() == Level.SESSION;
        Map<String, Object> details = Map.of(
                "org_id",
                event.organization().value(),
                "key",
                ofKey ? session(event.session()) : "",
                "trigger_limit",
                (long) event.threshold(),
                "usage_percentage",
                percentage(event.usage().status()));
        return new Told("TriggerExceeded", "Quota trigger reached", details);
    }

    private static long percentage(LimitStatus status) {
        double used = (double) status.permits() - status.remaining();
        return (long) (used / status.permits() * WHOLE);
    }

    private String key(Level level, Origin origin, OrganizationId organization, Optional<SessionId> session) {
        return switch (level) {
            case ORGANIZATION -> organization.value();
            case SESSION -> session(session);
            case API -> "apilimiter-" + organization.value() + origin.api().value();
        };
    }

    private String session(Optional<SessionId> session) {
        return session.map(shown).orElse("");
    }
}
