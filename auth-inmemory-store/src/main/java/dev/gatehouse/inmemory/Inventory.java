// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records there are: how many, in which slots, and which is due next. Every operation takes the one lock for a
 * moment; readers of records never do. A record costs a few bytes here.
 */
final class Inventory {
    private static final int FEW = 64;
    private static final int LOOKED_AT = 10_000;

    private final int bound;
    private final DeadlineQueue<Entry> queue = new DeadlineQueue<>();
    private @Nullable Entry[] slots = new @Nullable Entry[FEW];
    private int[] free = new int[FEW];
    private int freed;
    private int used;
    private int held;

    Inventory(int bound) {
        this.bound = bound;
    }

    int bound() {
        return bound;
    }

    /** How many places are taken, also by records that have expired and were not cleared away yet. */
    synchronized int held() {
        return held;
    }

    /** One more than the highest slot that was ever taken. */
    synchronized int used() {
        return used;
    }

    /** Takes a slot, or says with a negative number that there is none. Never more than the bound at any moment. */
    synchronized int takeSlot() {
        if (held == bound) {
            return -1;
        }
        held++;
        return freed > 0 ? free[--freed] : used++;
    }

    /** Notes a record in the slot that was taken for it. */
    synchronized void added(Entry entry) {
        if (entry.slot() >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(entry.slot() + 1, slots.length + (slots.length >> 1)));
        }
        slots[entry.slot()] = entry;
        queue.add(entry);
    }

    synchronized void replaced(Entry old, Entry successor) {
        slots[old.slot()] = successor;
        queue.remove(old);
        queue.add(successor);
    }

    /** Forgets a record and frees its slot. */
    synchronized void removed(Entry entry) {
        slots[entry.slot()] = null;
        queue.remove(entry);
        held--;
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed + (freed >> 1));
        }
        free[freed++] = entry.slot();
    }

    /** Name of the record whose deadline was passed first, or null if none was passed. */
    synchronized @Nullable String firstDue(Instant now) {
        var first = queue.first();
        return first == null || first.isLive(now) ? null : first.name();
    }

    /** The next records of a scan, at most so many; looks at a bounded number of slots. */
    synchronized Found next(ScanCursor cursor, int limit) {
        var found = new ArrayList<Entry>();
        int end = (int) Math.min(cursor.end(), (long) cursor.next() + LOOKED_AT);
        int slot = cursor.next();
        for (; slot < end && found.size() < limit; slot++) {
            var entry = slot < slots.length ? slots[slot] : null;
            if (entry != null) {
                found.add(entry);
            }
        }
        return new Found(found, slot);
    }

    /**
     * What a page of a scan found.
     *
     * @param entries in the order of their slots
     * @param next the slot behind the last one looked at
     */
    record Found(List<Entry> entries, int next) {}
}
