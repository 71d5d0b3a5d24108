// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One record.
 *
 * @param stored the session and its name, ready to be handed out
 * @param number its place in the order of creation; kept when the session is replaced
 * @param deadline the first instant at which it is gone, or null if it stays
 */
record Entry(StoredSession stored, long number, @Nullable Instant deadline) {
    SessionId id() {
        return stored.id();
    }

    /** Asks the clock only if there is a deadline: most records have none, and looking them up is the hottest path. */
    boolean isLive(InstantSource clock) {
        return deadline == null || clock.instant().isBefore(deadline);
    }
}
