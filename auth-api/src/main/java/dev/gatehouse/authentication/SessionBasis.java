// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.time.Instant;
import java.util.Optional;

/**
 * How an accepted credential leads to a session, so that nobody fetches one twice or forgets which kind it has.
 *
 * @since 0.1
 */
public sealed interface SessionBasis {
    /**
     * The credential names a session, which was loaded to verify it.
     *
     * @param stored the session, its policies applied
     */
    record Loaded(StoredSession stored) implements SessionBasis {}

    /**
     * The method made the session itself. Before it rules a request it gets the organization of the API and its policies, and
     * it is kept under the key, so that limits are counted and operators find it; while one is kept there that was switched
     * off, the request is refused. Only methods of a host's own make sessions.
     *
     * <p>What is remembered is the session alone. An answer that says more – changes of request or answer, a second proof,
     * something that counts once or is left to do, an identity by another name than the session's alias – holds for its
     * request only, and the method is asked again, whatever {@code goodUntil} says. A session without an alias gets the
     * identity's name as one, so that who is recognized has the same identity as before.
     *
     * @param session what the caller may do
     * @param key under which it is kept; not empty, one for each caller, mostly the credential
     * @param goodUntil until when the method need not be asked again, where the API says how callers are recognized; a day
     *     from now counts at the most. Empty to ask it every time
     */
    record Made(Session session, Secret key, Optional<Instant> goodUntil) implements SessionBasis {
        public Made {
            if (key.length() == 0) {
                throw new IllegalArgumentException("a session is kept under a key, which must not be empty");
            }
        }

        /**
         * A session about which the method is asked every time.
         *
         * @param session what the caller may do
         * @param key under which it is kept; not empty, one for each caller, mostly the credential
         */
        public Made(Session session, Secret key) {
            this(session, key, Optional.empty());
        }
    }
}
