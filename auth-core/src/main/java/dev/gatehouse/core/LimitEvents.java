// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitStatus.Movement;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells what limits did. Costs nothing where nobody listens. */
final class LimitEvents {
    private static final double WHOLE = 100;

    private final ProtectedApi api;
    private final Gatekeeper.Parts parts;

    LimitEvents(ProtectedApi api, Gatekeeper.Parts parts) {
        this.api = api;
        this.parts = parts;
    }

    /** Of all limits the first that refuses decided the answer. */
    void refused(List<Usage> usage, Optional<StoredSession> session, Supplier<AuthEvent.Origin> origin) {
        usage.stream()
                .filter(one -> !one.status().granted())
                .findFirst()
                .ifPresent(one -> parts.announce(
                        () -> new AuthEvent.LimitExceeded(origin.get(), api.organization(), id(session), one)));
        moved(usage, session, origin);
    }

    /** The first refusal was told; smoothing goes on while requests wait. */
    void refusedAgain(List<Usage> usage, Optional<StoredSession> session, Supplier<AuthEvent.Origin> origin) {
        moved(usage, session, origin);
    }

    /** Whether anybody listens to what happens to limits that grant. */
    boolean tells(List<Usage> usage) {
        return parts.listener() != null && !usage.isEmpty();
    }

    /** Whatever moved, and whichever thresholds this request crossed. */
    void granted(List<Usage> usage, Optional<StoredSession> session, Supplier<AuthEvent.Origin> origin) {
        moved(usage, session, origin);
        for (var one : usage) {
            if (one.measure() == Measure.QUOTA) {
                triggers(one, session)
                        .filter(threshold -> crosses(one, threshold))
                        .forEach(threshold -> parts.announce(() -> new AuthEvent.QuotaTriggered(
                                origin.get(), api.organization(), id(session), threshold, one)));
            }
        }
    }

    private void moved(List<Usage> usage, Optional<StoredSession> session, Supplier<AuthEvent.Origin> origin) {
        for (var one : usage) {
            if (one.status().allowance() != Movement.NONE) {
                parts.announce(() -> new AuthEvent.LimitMoved(origin.get(), api.organization(), id(session), one));
            }
        }
    }

    private Stream<Double> triggers(Usage usage, Optional<StoredSession> session) {
        var ofHost = parts.triggers().ofHost().stream();
        if (usage.level() != Level.SESSION || session.isEmpty()) {
            return ofHost;
        }
        var ofSession = parts.triggers().ofSession().apply(session.get().effective());
        return Stream.concat(ofHost, ofSession.stream()).distinct();
    }

    /** The request takes one permit, so it is the one that crosses if one less had been below. */
    private static boolean crosses(Usage usage, double threshold) {
        long used = usage.status().permits() - usage.status().remaining();
        double wanted = threshold / WHOLE * usage.status().permits();
        return threshold > 0 && used >= wanted && used - 1 < wanted;
    }

    private static Optional<SessionId> id(Optional<StoredSession> session) {
        return session.map(StoredSession::id);
    }
}
