// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.Limit.Way;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitState;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A part of the counters, and the lock that whoever uses them holds. */
final class Stripe {
    private static final int CLEARED_AT_ONCE = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Way, Map<LimitKey, Counter>> counters = new EnumMap<>(Way.class);
    private final DeadlineQueue<Counter> due = new DeadlineQueue<>();

    private Map<LimitKey, Counter> counted(Way way) {
        return counters.computeIfAbsent(way, none -> new HashMap<>());
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    @Nullable
    Counter find(LimitKey key, Way way) {
        return counted(way).get(key);
    }

    void add(Counter counter) {
        counted(counter.way()).put(counter.key(), counter);
        due.add(counter);
    }

    void change(Counter counter, LimitState state, long keptUntil) {
        counter.become(state, keptUntil);
        if (keptUntil < counter.deadline()) {
            requeue(counter);
        }
    }

    private void requeue(Counter counter) {
        due.remove(counter);
        counter.postpone(counter.keptUntil());
        due.add(counter);
    }

    void remove(Counter counter) {
        counted(counter.way()).remove(counter.key());
        due.remove(counter);
    }

    /** Clears away some counters that are over; says how many. Looks at a bounded number. */
    int clear(long now) {
        int cleared = 0;
        for (int looked = 0; looked < CLEARED_AT_ONCE; looked++) {
            var first = due.first();
            if (first == null || first.deadline() > now) {
                return cleared;
            }
            if (first.keptUntil() > now) {
                requeue(first);
            } else {
                remove(first);
                cleared++;
            }
        }
        return cleared;
    }
}
