// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.event;

import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.RequestEvent;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.session.SessionId;
import java.util.Locale;
import java.util.Optional;

/** What an event says beside the request. Details of refusals are left out: they may quote the request. */
final class EventDetail {
    private EventDetail() {}

    static String of(RequestEvent event) {
        if (event instanceof AuthEvent.LimitExceeded exceeded) {
            return limit(exceeded.usage(), exceeded.session()) + " is reached";
        }
        if (event instanceof AuthEvent.LimitMoved moved) {
            var status = moved.usage().status();
            return limit(moved.usage(), moved.session()) + " went " + word(status.allowance()) + " to "
                    + status.permits();
        }
        if (event instanceof AuthEvent.QuotaTriggered triggered) {
            return limit(triggered.usage(), triggered.session()) + " crossed " + triggered.threshold() + " percent";
        }
        if (event instanceof AuthEvent.StoreFailed failed) {
            return "the store of " + word(failed.port()) + " did not answer, what follows is "
                    + word(failed.degradation());
        }
        return refused(event);
    }

    private static String refused(RequestEvent event) {
        if (event instanceof AuthEvent.SessionEnded ended) {
            return id(ended.refusal()) + " for key " + ended.session();
        }
        if (event instanceof AuthEvent.AccessRefused refused) {
            return id(refused.refusal()) + " for key " + refused.session();
        }
        if (event instanceof AuthEvent.AuthenticationFailed failed) {
            return id(failed.refusal());
        }
        if (event instanceof AuthEvent.VersionRefused refused) {
            return id(refused.refusal());
        }
        return event instanceof AuthEvent.DecisionFailed failed ? id(failed.refusal()) : "";
    }

    private static String limit(Usage usage, Optional<SessionId> session) {
        return "the " + word(usage.measure()) + " of the " + word(usage.level())
                + session.map(id -> " asked for by key " + id).orElse("");
    }

    private static String id(Refusal refusal) {
        return EventLog.printable(refusal.id());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
