// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.internal.connection.Script;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;

/** A record that was found. */
final class Found {
    private final StoredSession stored;
    private final byte[] record;
    private final long millisecondsLeft;

    Found(StoredSession stored, byte[] record, long millisecondsLeft) {
        this.stored = stored;
        this.record = record;
        this.millisecondsLeft = millisecondsLeft;
    }

    /** The session under its id. */
    StoredSession stored() {
        return stored;
    }

    /** Until it is gone; -1 if it stays. */
    long millisecondsLeft() {
        return millisecondsLeft;
    }

    /** Known again by its octets as they were found: others write it, too, each in their own way. */
    CurrentSession current() {
        return new CurrentSession(stored.id(), stored.session(), Script.hashOf(record));
    }
}
