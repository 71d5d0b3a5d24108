// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import java.util.concurrent.atomic.AtomicInteger;

/** How many things are held, never more than a bound. Thread-safe. */
final class Room {
    private final AtomicInteger held = new AtomicInteger();
    private final int bound;

    Room(int bound) {
        this.bound = bound;
    }

    int bound() {
        return bound;
    }

    int held() {
        return held.get();
    }

    /** Takes room for all of so many, or for none. */
    boolean take(int count) {
        int before;
        do {
            before = held.get();
            if (count > bound - before) {
                return false;
            }
        } while (!held.compareAndSet(before, before + count));
        return true;
    }

    void give(int count) {
        held.addAndGet(-count);
    }
}
