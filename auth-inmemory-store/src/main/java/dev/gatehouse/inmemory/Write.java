// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One write of one record, applied under the lock of its id; applied again if the store was full. */
final class Write {
    /** What came of it. */
    enum Outcome {
        WRITTEN,
        CONDITION_FAILED,
        FULL
    }

    private final Inventory inventory;
    private final StoredSession stored;
    private final @Nullable Instant deadline;
    private final Condition condition;
    private final InstantSource clock;
    private Outcome outcome = Outcome.FULL;

    Write(
            Inventory inventory,
            StoredSession stored,
            @Nullable Instant deadline,
            Condition condition,
            InstantSource clock) {
        this.inventory = inventory;
        this.stored = stored;
        this.deadline = deadline;
        this.condition = condition;
        this.clock = clock;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The record to keep: the new one, or what was there. */
    @Nullable
    Entry apply(SessionId id, @Nullable Entry old) {
        boolean present = old != null && old.isLive(clock);
        if (!condition.holds(present)) {
            outcome = Outcome.CONDITION_FAILED;
            return old;
        }
        return old == null ? create() : replace(old);
    }

    private @Nullable Entry create() {
        if (!inventory.takePlace()) {
            outcome = Outcome.FULL;
            return null;
        }
        var entry = new Entry(stored, inventory.nextNumber(), deadline);
        // Before the map shows it, so that a scan that begins when it can be found lists it.
        inventory.added(entry);
        outcome = Outcome.WRITTEN;
        return entry;
    }

    /** Takes over the place of a record, which may be an expired one. */
    private Entry replace(Entry old) {
        var entry = new Entry(stored, old.number(), deadline);
        inventory.replaced(old, entry);
        outcome = Outcome.WRITTEN;
        return entry;
    }
}
