// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Records with a deadline, the next one due first: a binary heap in which every record knows its place, so that one can be
 * taken out of the middle. Not thread-safe.
 */
final class DeadlineQueue {
    private static final int FEW = 64;

    private Entry[] heap = new Entry[FEW];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    Entry first() {
        return size == 0 ? null : heap[0];
    }

    /** Adds a record, unless it has no deadline. */
    void add(Entry entry) {
        if (entry.deadline() == Deadline.NEVER) {
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size + (size >> 1));
        }
        up(size++, entry);
    }

    /** Takes a record out, if it is in. */
    @SuppressWarnings("NullAway") // A place that is free holds nothing, so that nothing is kept from being collected.
    void remove(Entry entry) {
        int place = entry.queued();
        if (place == Entry.UNQUEUED) {
            return;
        }
        entry.queueAt(Entry.UNQUEUED);
        var last = heap[--size];
        heap[size] = null;
        if (last != entry) {
            refill(place, last);
        }
    }

    private void refill(int place, Entry entry) {
        int parent = (place - 1) >> 1;
        if (place > 0 && entry.deadline() < heap[parent].deadline()) {
            up(place, entry);
        } else {
            down(place, entry);
        }
    }

    private void up(int from, Entry entry) {
        int place = from;
        while (place > 0 && entry.deadline() < heap[(place - 1) >> 1].deadline()) {
            set(place, heap[(place - 1) >> 1]);
            place = (place - 1) >> 1;
        }
        set(place, entry);
    }

    private void down(int from, Entry entry) {
        int place = from;
        int child = earlierChild(place);
        while (child < size && heap[child].deadline() < entry.deadline()) {
            set(place, heap[child]);
            place = child;
            child = earlierChild(place);
        }
        set(place, entry);
    }

    private int earlierChild(int place) {
        int left = 2 * place + 1;
        boolean right = left + 1 < size && heap[left + 1].deadline() < heap[left].deadline();
        return right ? left + 1 : left;
    }

    private void set(int place, Entry entry) {
        heap[place] = entry;
        entry.queueAt(place);
    }
}
