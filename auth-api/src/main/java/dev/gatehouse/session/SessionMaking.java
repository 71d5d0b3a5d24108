// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.util.Optional;

/**
 * Makes sessions that did not come from a store such that can rule requests, and keeps them. For methods that make sessions
 * themselves. Thread-safe.
 *
 * @since 0.1
 */
public interface SessionMaking {
    /**
     * Looks at the place of a session that a method wants kept under a key. One round trip.
     *
     * @param organization tenant of the API that is asked for
     * @param key under which the method wants it kept
     * @return the place
     * @throws dev.gatehouse.store.StoreUnavailableException if the store does not answer
     */
    Place made(OrganizationId organization, Secret key);

    /**
     * Looks at the place of the session of a caller who is recognized. One round trip.
     *
     * @param organization tenant of the API that is asked for
     * @param identity the text by which the caller is recognized; not empty
     * @return the place
     * @throws dev.gatehouse.store.StoreUnavailableException if the store does not answer
     */
    Place identified(OrganizationId organization, Secret identity);

    /** The place of one session, as it was when it was looked at. Immutable. */
    interface Place {
        /** {@return whether a session is kept here that an operator switched off: then no other one may take its place} */
        boolean isSwitchedOff();

        /**
         * Gives back what is kept here.
         *
         * @param trace receives the steps taken
         * @return the session with its policies applied; empty if there is none that a method made for this organization, or
         *     one of its policies cannot be applied
         */
        Optional<StoredSession> kept(Trace trace);

        /**
         * Gives a session its organization, its policies and this place. Asks no store.
         *
         * @param session as it was made; the organization becomes that of the place, whatever it says
         * @param trace receives the steps taken
         * @return the session; empty if there can be none here, or one of its policies cannot be applied
         */
        Optional<StoredSession> settled(Session session, Trace trace);

        /**
         * Keeps a session here, unless it is kept already as it is. A record that is another one's stays as it is: that of
         * another kind of credential or another organization, one that was switched off, and one that somebody else wrote
         * meanwhile. What was there and was revoked meanwhile does not come back. Two round trips at the most.
         *
         * @param session a session that was settled here
         */
        void keep(StoredSession session);
    }
}
