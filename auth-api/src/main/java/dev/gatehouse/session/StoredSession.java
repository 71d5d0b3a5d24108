// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

/**
 * A session and the name under which it was found.
 *
 * @param id the one canonical name, whatever spelling of the key was presented
 * @param session the session as it is stored: what may be changed and written back
 * @param effective the session with its policies applied, by which requests are ruled and which is never written back; the
 *     stored one before they are applied
 * @since 0.1
 */
public record StoredSession(SessionId id, Session session, Session effective) {
    /**
     * A session as it came from its store.
     *
     * @param id the name
     * @param session the session
     */
    public StoredSession(SessionId id, Session session) {
        this(id, session, session);
    }

    /**
     * Applies policies.
     *
     * @param merged the session with its policies applied
     * @return the same stored session, ruled by that one
     */
    public StoredSession ruledBy(Session merged) {
        return new StoredSession(id, session, merged);
    }
}
