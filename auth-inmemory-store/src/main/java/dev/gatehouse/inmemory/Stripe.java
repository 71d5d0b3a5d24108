// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A part of the counters, and the lock that whoever uses them holds. */
final class Stripe {
    private static final int CLEARED_AT_ONCE = 16;

    private final ReentrantLock lock = new ReentrantLock();
    /** Few keys have more than one counter, and those that do have few: each knows the next. */
    private final Map<LimitKey, Counter> counters = new HashMap<>();

    private final DeadlineQueue<Counter> due = new DeadlineQueue<>();

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    @Nullable
    Counter find(LimitRequest request) {
        var counter = counters.get(request.key());
        while (counter != null && !counter.first().limit().countsLike(request.limit())) {
            counter = counter.next();
        }
        return counter;
    }

    void add(Counter counter) {
        counter.follow(counters.put(counter.first().key(), counter));
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
        var others = without(counters.get(counter.first().key()), counter);
        if (others == null) {
            counters.remove(counter.first().key());
        } else {
            counters.put(others.first().key(), others);
        }
        due.remove(counter);
    }

    private static @Nullable Counter without(@Nullable Counter chain, Counter gone) {
        if (chain == null || chain == gone) {
            return gone.next();
        }
        for (var counter = chain; counter != null; counter = counter.next()) {
            if (counter.next() == gone) {
                counter.follow(gone.next());
            }
        }
        return chain;
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
