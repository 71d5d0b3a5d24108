// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Instant;
import java.time.InstantSource;

/** One record. There may be millions, so it holds two numbers where objects would be prettier. */
final class Entry extends Queued {
    private final StoredSession stored;
    private final int slot;

    /**
     * A record.
     *
     * @param name of the session
     * @param session the session
     * @param deadline the first instant at which it is gone, as {@link Deadline} counts
     * @param slot its place in the inventory; kept when the session is replaced
     */
    Entry(String name, Session session, long deadline, int slot) {
        super(deadline);
        this.stored = new StoredSession(new SessionId(name), session);
        this.slot = slot;
    }

    String name() {
        return stored.id().value();
    }

    StoredSession stored() {
        return stored;
    }

    int slot() {
        return slot;
    }

    /** Asks the clock only if there is a deadline: most records have none, and looking them up is the hottest path. */
    boolean isLive(InstantSource clock) {
        return deadline() == Deadline.NEVER || isLive(clock.instant());
    }

    boolean isLive(Instant now) {
        return Deadline.of(now) < deadline();
    }
}
