// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionMaking;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that methods of a host's own make. A record is kept as long as the session says, else until it ends or the method
 * has to be asked again, whichever is later. Without an end it is kept for a day, and anew by the next request that is
 * granted, for a method can make as many sessions as there are callers.
 *
 * @since 0.1
 */
public final class SettledSessions implements SessionMaking {
    private static final Duration ENDLESS = Duration.ofDays(1);

    private final SessionStore store;
    private final PolicyEngine policies;
    private final InstantSource clock;

    /**
     * Sessions of a store.
     *
     * @param store keeps them
     * @param policies applies the policies that they name
     * @param clock tells now
     */
    public SettledSessions(SessionStore store, PolicyEngine policies, InstantSource clock) {
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Optional<StoredSession> settled(
            OrganizationId organization, List<SessionId> names, Session session, Trace trace) {
        if (names.isEmpty() || names.get(0).isOfOrganization()) {
            trace.note("session.name", "none", Verdict.REFUSED);
            return Optional.empty();
        }
        var own = new Session(
                organization,
                session.credentials(),
                session.lifetime(),
                session.grants(),
                session.attributes(),
                session.residue());
        var application = policies.apply(own, organization, trace);
        if (application instanceof Application.Applied applied) {
            return Optional.of(new StoredSession(names.get(0), own, applied.session()));
        }
        trace.note("session.policies", ((Application.Failed) application).reason(), Verdict.REFUSED);
        return Optional.empty();
    }

    @Override
    public void keep(StoredSession made) {
        var known = store.find(made.id()).orElse(null);
        var session = made.session();
        if (known == null) {
            store.putIfAbsent(made.id(), session, timeToLive(session));
        } else if (!session.equals(known)) {
            renew(made);
        }
    }

    /** Somebody else's record may come under the name at any moment. Who is overtaken has lost to a newer session. */
    private void renew(StoredSession made) {
        var session = made.session();
        store.findCurrent(List.of(made.id()))
                .filter(known -> known.session().kind() == CredentialKind.CUSTOM)
                .ifPresent(known -> store.replaceIfUnchanged(known, session, timeToLive(session)));
    }

    private @Nullable Duration timeToLive(Session session) {
        var lifetime = session.lifetime();
        var now = clock.instant();
        if (!lifetime.retention().equals(Lifetime.Retention.UNSTATED)) {
            return Lifetimes.standard()
                    .on(ApiLifetime.unstated(), lifetime, now)
                    .timeToLive();
        }
        long asked = session.credentials()
                .verified()
                .map(Verified::until)
                .map(Instant::getEpochSecond)
                .orElse(0L);
        // The last second still counts.
        long seconds = Math.max(last(lifetime, now).getEpochSecond(), asked) + 1 - now.getEpochSecond();
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    private static Instant last(Lifetime lifetime, Instant now) {
        var end = lifetime.expires();
        return end == null || end.equals(Instant.MAX) ? now.plus(ENDLESS) : end;
    }
}
