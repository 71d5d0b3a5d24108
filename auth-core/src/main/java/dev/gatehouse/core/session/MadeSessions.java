// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionMaking;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
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
public final class MadeSessions implements SessionMaking {
    private static final Duration ENDLESS = Duration.ofDays(1);

    private final KeyNaming naming;
    private final SessionStore store;
    private final PolicyEngine policies;
    private final InstantSource clock;

    /**
     * Sessions of a store.
     *
     * @param naming names them
     * @param store keeps them
     * @param policies applies the policies that they name
     * @param clock tells now
     */
    public MadeSessions(KeyNaming naming, SessionStore store, PolicyEngine policies, InstantSource clock) {
        this.naming = naming;
        this.store = store;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Place made(OrganizationId organization, Secret key) {
        return place(organization, naming.made(organization, key));
    }

    @Override
    public Place identified(OrganizationId organization, Secret identity) {
        return place(organization, naming.identified(organization, identity));
    }

    private Place place(OrganizationId organization, List<SessionId> names) {
        return names.isEmpty() || names.get(0).isOfOrganization()
                ? new NoPlace()
                : new Kept(organization, names.get(0), known(names.get(0)));
    }

    private @Nullable Session known(SessionId name) {
        try {
            return store.find(name).orElse(null);
        } catch (StoreUnavailableException away) {
            throw away.at(StorePort.SESSIONS);
        }
    }

    /** Where no session can be. */
    private static final class NoPlace implements Place {
        @Override
        public boolean isSwitchedOff() {
            return false;
        }

        @Override
        public Optional<StoredSession> kept(Trace trace) {
            return Optional.empty();
        }

        @Override
        public Optional<StoredSession> settled(Session session, Trace trace) {
            trace.note("session.name", "none", Verdict.REFUSED);
            return Optional.empty();
        }

        @Override
        public void keep(StoredSession session) {
            throw new IllegalArgumentException("no session was settled here");
        }
    }

    private final class Kept implements Place {
        private final OrganizationId organization;
        private final SessionId name;
        private final @Nullable Session known;

        Kept(OrganizationId organization, SessionId name, @Nullable Session known) {
            this.organization = organization;
            this.name = name;
            this.known = known;
        }

        @Override
        public boolean isSwitchedOff() {
            return known != null && isOurs(known) && known.lifetime().inactive();
        }

        /** Whoever belongs to no organization is nobody's stranger. */
        private boolean isOurs(Session session) {
            return session.kind() == CredentialKind.CUSTOM
                    && (session.organization().isNone()
                            || session.organization().equals(organization));
        }

        @Override
        public Optional<StoredSession> kept(Trace trace) {
            boolean found = known != null && isOurs(known);
            trace.note("session.find", CredentialKind.CUSTOM.name(), found ? Verdict.PASSED : Verdict.REFUSED);
            return known != null && found ? ruled(known, trace) : Optional.empty();
        }

        @Override
        public Optional<StoredSession> settled(Session session, Trace trace) {
            var own = new Session(
                    organization,
                    session.credentials(),
                    session.lifetime(),
                    session.grants(),
                    session.attributes(),
                    session.residue());
            return ruled(own, trace);
        }

        private Optional<StoredSession> ruled(Session session, Trace trace) {
            var application = policies.apply(session, organization, trace);
            if (application instanceof Application.Applied applied) {
                return Optional.of(new StoredSession(name, session, applied.session()));
            }
            trace.note("session.policies", ((Application.Failed) application).reason(), Verdict.REFUSED);
            return Optional.empty();
        }

        @Override
        public void keep(StoredSession made) {
            var session = made.session();
            if (known == null) {
                store.putIfAbsent(name, session, timeToLive(session));
            } else if (!session.equals(known)) {
                renew(session);
            }
        }

        /** Anything may have come under the name since. Who is overtaken has lost to a newer session, or to an operator. */
        private void renew(Session session) {
            store.findCurrent(List.of(name))
                    .filter(now ->
                            isOurs(now.session()) && !now.session().lifetime().inactive())
                    .ifPresent(now -> store.replaceIfUnchanged(now, session, timeToLive(session)));
        }
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
