// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.Session;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One write of one record, applied under the lock of its id; applied again if the store was full. */
final class Write {
    /** What came of it. */
    enum Outcome {
        WRITTEN,
        /** The condition does not hold for the record that is there. */
        UNFIT,
        /** The condition does not hold, and there is no record. */
        MISSING,
        FULL
    }

    private final Inventory inventory;
    private final Session session;
    private final long deadline;
    private final Condition condition;
    private final InstantSource clock;
    private Outcome outcome = Outcome.FULL;

    Write(Inventory inventory, Session session, long deadline, Condition condition, InstantSource clock) {
        this.inventory = inventory;
        this.session = session;
        this.deadline = deadline;
        this.condition = condition;
        this.clock = clock;
    }

    Outcome outcome() {
        return outcome;
    }

    /** The record to keep: the new one, or what was there. */
    @Nullable
    Entry apply(String name, @Nullable Entry old) {
        var present = old != null && old.isLive(clock) ? old.stored().session() : null;
        if (!condition.holds(present)) {
            outcome = present == null ? Outcome.MISSING : Outcome.UNFIT;
            return old;
        }
        return old == null ? create(name) : replace(old);
    }

    private @Nullable Entry create(String name) {
        int slot = inventory.takeSlot();
        if (slot < 0) {
            outcome = Outcome.FULL;
            return null;
        }
        var entry = new Entry(name, session, deadline, slot);
        // Before the map shows it, so that a scan that begins when it can be found lists it.
        inventory.added(entry);
        outcome = Outcome.WRITTEN;
        return entry;
    }

    /** Takes over the slot of a record, which may be an expired one. */
    private Entry replace(Entry old) {
        var entry = new Entry(old.name(), session, deadline, old.slot());
        inventory.replaced(old, entry);
        outcome = Outcome.WRITTEN;
        return entry;
    }
}
