// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.SessionId;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frees what has ended. It has no thread: every write looks at a few entries, so that after as many writes as there are
 * entries all were looked at.
 */
final class Sweeper {
    private static final int LOOKS = 4;

    private final ConcurrentHashMap<SessionId, Entry> entries;
    private final AtomicInteger count;
    private final ReentrantLock turn = new ReentrantLock();
    private Iterator<Map.Entry<SessionId, Entry>> position;

    Sweeper(ConcurrentHashMap<SessionId, Entry> entries, AtomicInteger count) {
        this.entries = entries;
        this.count = count;
        this.position = entries.entrySet().iterator();
    }

    /** A few looks; none if another thread is at it. */
    void step(InstantSource clock) {
        if (!turn.tryLock()) {
            return;
        }
        try {
            for (int i = 0; i < LOOKS && position.hasNext(); i++) {
                look(position.next(), clock);
            }
            if (!position.hasNext()) {
                position = entries.entrySet().iterator();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Looks at everything; for the moment in which the store is full. */
    void sweepAll(InstantSource clock) {
        entries.entrySet().forEach(entry -> look(entry, clock));
    }

    private void look(Map.Entry<SessionId, Entry> entry, InstantSource clock) {
        // Only that very record: a newer one under the same id stays.
        if (entry.getValue().endedAt(clock) && entries.remove(entry.getKey(), entry.getValue())) {
            count.decrementAndGet();
        }
    }
}
