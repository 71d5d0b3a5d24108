// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * Makes a session that did not come from a store one that can rule requests, and keeps it. For methods that make sessions
 * themselves. Thread-safe.
 *
 * @since 0.1
 */
public interface SessionMaking {
    /**
     * Gives a session its organization and its policies. Asks no store.
     *
     * @param organization tenant of the API that is asked for, whatever the session says
     * @param names under which it may be kept, the first one preferred
     * @param session as it was made
     * @param trace receives the steps taken
     * @return the session; empty if it can have no name, or one of its policies cannot be applied
     */
    Optional<StoredSession> settled(OrganizationId organization, List<SessionId> names, Session session, Trace trace);

    /**
     * Keeps a session, unless it is kept already as it is, or something else has its name: a record that was made for another
     * kind of credential stays as it is. Two round trips at the most.
     *
     * @param session the session, with its policies applied or not
     */
    void keep(StoredSession session);
}
