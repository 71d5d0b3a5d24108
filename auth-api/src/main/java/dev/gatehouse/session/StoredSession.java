// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

/**
 * A session and the name under which it was found.
 *
 * @param id the one canonical name, whatever spelling of the key was presented
 * @param session the session
 * @since 0.1
 */
public record StoredSession(SessionId id, Session session) {}
