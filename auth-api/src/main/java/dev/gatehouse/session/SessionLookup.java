// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.util.Optional;

/**
 * Finds the session behind a presented credential. Shared by all methods whose credential names a session.
 *
 * <p>Finds nothing where the session is of another kind or organization, or where one of its policies cannot be
 * applied: to a client that is the same as an unknown credential. At most one round trip to the store.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SessionLookup {
    /**
     * Looks a credential up.
     *
     * @param organization tenant of the API that is asked for
     * @param presented the credential as the client sent it
     * @param kind what the session must have been made for
     * @param trace receives the steps taken, and so the reason why nothing is found
     * @return the session with its policies applied, or empty
     * @throws dev.gatehouse.store.StoreUnavailableException if the store does not answer
     */
    Optional<StoredSession> find(OrganizationId organization, Secret presented, CredentialKind kind, Trace trace);
}
