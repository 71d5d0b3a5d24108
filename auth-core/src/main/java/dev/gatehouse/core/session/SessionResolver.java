// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Finds sessions in the store, in one round trip, and applies their policies.
 *
 * @since 0.1
 */
public final class SessionResolver implements SessionLookup {
    private final KeyNaming naming;
    private final SessionStore store;
    private final PolicyEngine policies;

    /**
     * A resolver.
     *
     * @param naming turns keys into ids
     * @param store holds the sessions
     * @param policies applies the policies that a session names
     */
    public SessionResolver(KeyNaming naming, SessionStore store, PolicyEngine policies) {
        this.naming = naming;
        this.store = store;
        this.policies = policies;
    }

    @Override
    public Optional<StoredSession> find(OrganizationId organization, Secret presented, CredentialKind kind) {
        var candidates = kind == CredentialKind.BASIC
                ? naming.users(organization, presented.reveal())
                : naming.candidates(organization, presented);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        return found(candidates)
                .filter(found -> !OrganizationSessions.isReserved(found.id()))
                .filter(found -> found.session().kind() == kind)
                .filter(found -> serves(found.session(), organization))
                .flatMap(found -> merged(found, organization));
    }

    private Optional<StoredSession> found(List<SessionId> candidates) {
        try {
            return store.findFirst(candidates);
        } catch (StoreUnavailableException away) {
            throw away.at(StorePort.SESSIONS);
        }
    }

    /** Who belongs to no organization, session or API, is nobody's stranger. */
    private static boolean serves(Session session, OrganizationId organization) {
        return session.organization().isNone()
                || organization.isNone()
                || session.organization().equals(organization);
    }

    private Optional<StoredSession> merged(StoredSession found, OrganizationId organization) {
        if (found.session().grants().policies().isEmpty()) {
            return Optional.of(found);
        }
        return policies.apply(found.session(), organization, Trace.none()) instanceof Application.Applied applied
                ? Optional.of(found.ruledBy(applied.session()))
                : Optional.empty();
    }
}
