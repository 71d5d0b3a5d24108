// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that stand for whole organizations: they hold limits for all their APIs together, and switch them off. No
 * credential opens one.
 *
 * @since 0.1
 */
public final class OrganizationSessions {
    private final SessionStore store;

    /**
     * Those of a store.
     *
     * @param store holds the sessions
     */
    public OrganizationSessions(SessionStore store) {
        this.store = store;
    }

    /**
     * Finds the session of an organization. One round trip, unless the store keeps it.
     *
     * @param organization which one
     * @return its session; empty if it has none, or is none itself
     */
    public Optional<StoredSession> find(OrganizationId organization) {
        try {
            return organization.isNone() ? Optional.empty() : store.findFirst(List.of(SessionId.of(organization)));
        } catch (StoreUnavailableException away) {
            throw away.at(StorePort.SESSIONS);
        }
    }
}
