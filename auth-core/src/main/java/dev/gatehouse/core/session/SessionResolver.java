// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.explanation.Step.Verdict;
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
import org.jspecify.annotations.Nullable;

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
    public Optional<StoredSession> find(
            OrganizationId organization, Secret presented, CredentialKind kind, Trace trace) {
        var candidates = candidates(organization, presented, kind);
        var found = candidates.isEmpty() ? null : first(candidates);
        if (found == null || found.id().isOfOrganization()) {
            trace.note("session.find", kind.name(), Verdict.REFUSED);
            return Optional.empty();
        }
        return fits(found, organization, kind, trace) ? merged(found, organization, trace) : Optional.empty();
    }

    private List<SessionId> candidates(OrganizationId organization, Secret presented, CredentialKind kind) {
        return kind == CredentialKind.BASIC
                ? naming.users(organization, presented.reveal())
                : naming.candidates(organization, presented);
    }

    private @Nullable StoredSession first(List<SessionId> candidates) {
        try {
            return store.findFirst(candidates).orElse(null);
        } catch (StoreUnavailableException away) {
            throw away.at(StorePort.SESSIONS);
        }
    }

    private static boolean fits(StoredSession found, OrganizationId organization, CredentialKind kind, Trace trace) {
        trace.note("session.find", kind.name(), Verdict.PASSED);
        var session = found.session();
        if (session.kind() != kind) {
            trace.note("session.kind", session.kind().name(), Verdict.REFUSED);
            return false;
        }
        if (!serves(session, organization)) {
            trace.note("session.organization", session.organization().value(), Verdict.REFUSED);
            return false;
        }
        return true;
    }

    /** Who belongs to no organization, session or API, is nobody's stranger. */
    private static boolean serves(Session session, OrganizationId organization) {
        return session.organization().isNone()
                || organization.isNone()
                || session.organization().equals(organization);
    }

    private Optional<StoredSession> merged(StoredSession found, OrganizationId organization, Trace trace) {
        var application = policies.apply(found.session(), organization, trace);
        if (application instanceof Application.Applied applied) {
            return Optional.of(found.ruledBy(applied.session()));
        }
        trace.note("session.policies", ((Application.Failed) application).reason(), Verdict.REFUSED);
        return Optional.empty();
    }
}
