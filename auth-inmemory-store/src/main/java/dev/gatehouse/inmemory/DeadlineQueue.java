// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Things with a deadline, the next one due first: a binary heap in which everything knows its place, so that it can be
 * taken out of the middle. Not thread-safe.
 *
 * @param <T> what is in the queue
 */
final class DeadlineQueue<T extends Queued> {
    private static final int FEW = 64;

    private Queued[] heap = new Queued[FEW];
    private int size;

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // Nothing else was added.
    @Nullable
    T first() {
        return size == 0 ? null : (T) heap[0];
    }

    /** Adds something, unless it has no deadline. */
    void add(T entry) {
        if (entry.deadline() == Deadline.NEVER) {
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size + (size >> 1));
        }
        up(size++, entry);
    }

    /** Takes something out, if it is in. */
    @SuppressWarnings("NullAway") // A place that is free holds nothing, so that nothing is kept from being collected.
    void remove(T entry) {
        int place = entry.queued();
        if (place == Queued.UNQUEUED) {
            return;
        }
        entry.queueAt(Queued.UNQUEUED);
        var last = heap[--size];
        heap[size] = null;
        if (last != entry) {
            refill(place, last);
        }
    }

    private void refill(int place, Queued entry) {
        int parent = (place - 1) >> 1;
        if (place > 0 && entry.deadline() < heap[parent].deadline()) {
            up(place, entry);
        } else {
            down(place, entry);
        }
    }

    private void up(int from, Queued entry) {
        int place = from;
        while (place > 0 && entry.deadline() < heap[(place - 1) >> 1].deadline()) {
            set(place, heap[(place - 1) >> 1]);
            place = (place - 1) >> 1;
        }
        set(place, entry);
    }

    private void down(int from, Queued entry) {
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

    private void set(int place, Queued entry) {
        heap[place] = entry;
        entry.queueAt(place);
    }
}
