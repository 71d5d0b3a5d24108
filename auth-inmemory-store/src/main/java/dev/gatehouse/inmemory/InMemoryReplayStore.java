// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.store.StoreFullException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Uses in a hash map. Each call forgets a few that are over first; when all that are held count, it refuses. */
final class InMemoryReplayStore implements ReplayStore {
    private static final int FORGOTTEN_PER_CALL = 16;

    private final ConcurrentHashMap<SingleUse, Remembered> uses = new ConcurrentHashMap<>();
    private final ConcurrentSkipListSet<Remembered> byEnd = new ConcurrentSkipListSet<>(Remembered.ORDER);
    private final AtomicLong held = new AtomicLong();
    private final long bound;
    private final InstantSource clock;

    InMemoryReplayStore(long bound, InstantSource clock) {
        this.bound = bound;
        this.clock = clock;
    }

    @Override
    public boolean firstUse(SingleUse use, Duration remembered) {
        var now = clock.instant();
        var mine = new Remembered(use, now.plus(ReplayStore.checked(remembered)));
        forget(now);
        var first = new boolean[1];
        uses.compute(use, (same, old) -> {
            first[0] = old == null || !now.isBefore(old.end);
            return old == null ? added(mine) : successor(old, mine, now);
        });
        return first[0];
    }

    /** Runs under the lock of the use. */
    private Remembered added(Remembered mine) {
        if (held.incrementAndGet() > bound) {
            held.decrementAndGet();
            throw new StoreFullException(bound);
        }
        byEnd.add(mine);
        return mine;
    }

    private Remembered successor(Remembered old, Remembered mine, Instant now) {
        if (now.isBefore(old.end)) {
            return old;
        }
        byEnd.remove(old);
        byEnd.add(mine);
        return mine;
    }

    private void forget(Instant now) {
        for (int i = 0; i < FORGOTTEN_PER_CALL && !byEnd.isEmpty(); i++) {
            var first = byEnd.pollFirst();
            if (first == null) {
                return;
            }
            if (now.isBefore(first.end)) {
                byEnd.add(first);
                return;
            }
            if (uses.remove(first.use, first)) {
                held.decrementAndGet();
            }
        }
    }

    long held() {
        return held.get();
    }

    @Override
    public String toString() {
        return "InMemoryReplayStore[" + held() + " of at most " + bound + " uses]";
    }

    private record Remembered(SingleUse use, Instant end) {
        static final Comparator<Remembered> ORDER = Comparator.comparing(Remembered::end)
                .thenComparing(one -> one.use.fingerprint())
                .thenComparing(one -> one.use.purpose());
    }
}
