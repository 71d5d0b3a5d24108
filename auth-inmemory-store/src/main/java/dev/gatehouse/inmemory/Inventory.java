// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a store knows about its records as a whole: how many there are, in which order they came, which ends next.
 *
 * <p>Each change of a record is told under the lock of its id, so that both orders hold exactly the records of the map.
 * Costs a logarithmic step where a record comes or goes or has a deadline, and nothing where it is read.
 */
final class Inventory {
    private final long bound;
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong lastNumber = new AtomicLong();
    private final ConcurrentNavigableMap<Long, SessionId> byNumber = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Due, SessionId> byDeadline = new ConcurrentSkipListMap<>();

    Inventory(long bound) {
        this.bound = bound;
    }

    long bound() {
        return bound;
    }

    /** How many places are taken, also by records that have expired and were not cleared away yet. */
    long held() {
        return held.get();
    }

    /** Takes a place, or says that there is none. Never more places than the bound are taken at any moment. */
    boolean takePlace() {
        long now = held.get();
        while (now < bound) {
            if (held.compareAndSet(now, now + 1)) {
                return true;
            }
            now = held.get();
        }
        return false;
    }

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    long lastNumber() {
        return lastNumber.get();
    }

    /** Notes a record that has a place. */
    void added(Entry entry) {
        byNumber.put(entry.number(), entry.id());
        expect(entry);
    }

    void replaced(Entry old, Entry successor) {
        expectNoMore(old);
        expect(successor);
    }

    /** Forgets a record and frees its place. */
    void removed(Entry entry) {
        byNumber.remove(entry.number());
        expectNoMore(entry);
        held.decrementAndGet();
    }

    /** The record whose deadline was passed first, or null if none was passed. */
    @Nullable
    SessionId firstDue(Instant now) {
        var first = byDeadline.firstEntry();
        return first == null || first.getKey().at.isAfter(now) ? null : first.getValue();
    }

    /** Records in the order in which they came, from one number to another, both included; none if the one is behind the other. */
    Iterable<Map.Entry<Long, SessionId>> between(long first, long last) {
        return last < first
                ? List.of()
                : byNumber.subMap(first, true, last, true).entrySet();
    }

    private void expect(Entry entry) {
        if (entry.deadline() != null) {
            byDeadline.put(new Due(entry.deadline(), entry.number()), entry.id());
        }
    }

    private void expectNoMore(Entry entry) {
        if (entry.deadline() != null) {
            byDeadline.remove(new Due(entry.deadline(), entry.number()));
        }
    }

    private record Due(Instant at, long number) implements Comparable<Due> {
        private static final Comparator<Due> ORDER =
                Comparator.comparing(Due::at).thenComparingLong(Due::number);

        @Override
        public int compareTo(Due other) {
            return ORDER.compare(this, other);
        }
    }
}
