// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SingleUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How records are named and written, and how instances tell each other of changes. */
interface SessionLayout {
    /** The name of a session in Redis. Different ids have different names. */
    byte[] key(SessionId id);

    /** The id behind a name, or null if no session has such a name. */
    @Nullable
    SessionId id(byte[] key);

    /** What names of sessions look like to SCAN. */
    byte[] pattern();

    /** A session as it is stored. */
    byte[] write(Session session);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is something else; the message says what, and no value
     */
    Session read(byte[] record);

    /** The latest version of records that is understood; empty if records do not tell their version. */
    String version();

    /** The name of a use in Redis. */
    byte[] key(SingleUse use);

    /** Where changes are told. */
    byte[] channel();

    /** Tells that a session changed. */
    byte[] notice(SessionId id);

    /** The sessions that a message may speak of; none if it is about something else. */
    List<SessionId> changed(byte[] notice);
}
