// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import dev.gatehouse.access.Denials;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.AuthenticationFailed;
import dev.gatehouse.event.AuthEvent.LimitExceeded;
import dev.gatehouse.event.AuthEvent.LimitMoved;
import dev.gatehouse.event.AuthEvent.Origin;
import dev.gatehouse.event.AuthEvent.QuotaTriggered;
import dev.gatehouse.event.AuthEvent.SessionEnded;
import dev.gatehouse.event.AuthEvent.TokenCreated;
import dev.gatehouse.event.AuthEvent.TokenDeleted;
import dev.gatehouse.event.AuthEvent.TokenEvent;
import dev.gatehouse.event.AuthEvent.VersionRefused;
import dev.gatehouse.session.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An event in the original's words.
 *
 * @param type its name
 * @param message its sentence
 * @param details what else it says, by the original's names: texts and whole numbers
 */
record Told(String type, String message, Map<String, Object> details) {

    static Optional<Told> of(AuthEvent event, Function<SessionId, String> shown) {
        if (event instanceof AuthenticationFailed failed) {
            return Optional.of(new Told("AuthFailure", "Auth Failure", details(failed.origin(), "")));
        }
        if (event instanceof SessionEnded ended) {
            var details = details(ended.origin(), shown.apply(ended.session()));
            return Optional.of(new Told("KeyExpired", message(ended), details));
        }
        if (event instanceof VersionRefused refused) {
            return Optional.of(of(refused));
        }
        return event instanceof TokenEvent token ? Optional.of(of(token, shown)) : ofLimit(event, shown);
    }

    private static Optional<Told> ofLimit(AuthEvent event, Function<SessionId, String> shown) {
        if (event instanceof LimitExceeded exceeded) {
            return Optional.of(ToldLimit.exceeded(exceeded, shown));
        }
        if (event instanceof LimitMoved moved) {
            return Optional.of(ToldLimit.moved(moved, shown));
        }
        return event instanceof QuotaTriggered triggered
                ? Optional.of(ToldLimit.triggered(triggered, shown))
                : Optional.empty();
    }

    private static String message(SessionEnded ended) {
        return ended.refusal().id().equals(Denials.INACTIVE)
                ? "Attempted access from inactive key."
                : "Attempted access from expired key.";
    }

    static Map<String, Object> details(Origin origin, String key) {
        return Map.of("Path", origin.path(), "Origin", origin.remoteAddress(), "Key", key);
    }

    private static Told of(VersionRefused refused) {
        var details = new LinkedHashMap<>(details(refused.origin(), ""));
        details.put("Reason", refused.refusal().id());
        return new Told("VersionFailure", "Attempted access to a version that is not served.", details);
    }

    private static Told of(TokenEvent event, Function<SessionId, String> shown) {
        Map<String, Object> details = Map.of("Org", event.organization().value(), "Key", shown.apply(event.session()));
        if (event instanceof TokenCreated) {
            return new Told("TokenCreated", "Key generated.", details);
        }
        return event instanceof TokenDeleted
                ? new Told("TokenDeleted", "Key deleted.", details)
                : new Told("TokenUpdated", "Key modified.", details);
    }
}
