// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.StoreFullException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counters in hash maps, each with a lock. The clock is read under the locks, so the order of calls is the order of their
 * times. Each call clears away a few counters that are over first.
 */
final class InMemoryLimitStore implements LimitStore {
    private final Stripes stripes = new Stripes();
    /** One for each stripe; that of the first one that a call locks is the call's. */
    private final LimitTaking[] takings =
            Stream.generate(() -> new LimitTaking(stripes)).limit(Long.SIZE).toArray(LimitTaking[]::new);

    private final Room room;
    private final InstantSource clock;

    InMemoryLimitStore(int bound, InstantSource clock) {
        this.room = new Room(bound);
        this.clock = clock;
    }

    private long now() {
        return Limit.micros(clock.instant());
    }

    @Override
    public LimitAnswer take(List<LimitRequest> requests) {
        long bits = bits(LimitStore.checked(requests));
        do {
            var answer = taken(requests, bits);
            if (answer != null) {
                return answer;
            }
        } while (clearEverywhere());
        throw new StoreFullException(room.bound());
    }

    private static long bits(List<LimitRequest> requests) {
        long bits = 0;
        for (int i = 0; i < requests.size(); i++) {
            bits |= Stripes.bit(requests.get(i).key());
        }
        return bits;
    }

    /** The answer, or null and nothing taken if there is no room for a new counter. */
    private @Nullable LimitAnswer taken(List<LimitRequest> requests, long bits) {
        var taking = taking(bits);
        stripes.lock(bits);
        try {
            long now = now();
            // Before anything is found, so that nothing that was found is cleared away.
            release(stripes.clear(bits, now));
            taking.ask(requests, bits, now);
            return written(taking);
        } finally {
            taking.forget();
            stripes.unlock(bits);
        }
    }

    /** To be used under the locks only. */
    private LimitTaking taking(long bits) {
        return takings[Long.numberOfTrailingZeros(bits)];
    }

    private @Nullable LimitAnswer written(LimitTaking taking) {
        int added = taking.added();
        if (added > 0 && !room.take(added)) {
            return null;
        }
        release(taking.write());
        return taking.answer();
    }

    /** All calls share the one number, so it is left alone where it does not change. */
    private void release(int count) {
        if (count > 0) {
            room.give(count);
        }
    }

    /** Clears away some of the counters that are over; says whether there were any. */
    private boolean clearEverywhere() {
        int cleared = 0;
        for (long bit = 1; bit != 0; bit <<= 1) {
            cleared += clear(bit);
        }
        return cleared > 0;
    }

    private int clear(long bit) {
        stripes.lock(bit);
        try {
            int cleared = stripes.clear(bit, now());
            release(cleared);
            return cleared;
        } finally {
            stripes.unlock(bit);
        }
    }

    @Override
    public LimitAnswer peek(List<LimitRequest> requests) {
        long bits = bits(LimitStore.checked(requests));
        var taking = taking(bits);
        stripes.lock(bits);
        try {
            taking.ask(requests, bits, now());
            return taking.answer();
        } finally {
            taking.forget();
            stripes.unlock(bits);
        }
    }

    @Override
    public void reset(List<LimitRequest> requests) {
        long bits = bits(requests);
        stripes.lock(bits);
        try {
            requests.forEach(this::forget);
        } finally {
            stripes.unlock(bits);
        }
    }

    private void forget(LimitRequest request) {
        var stripe = stripes.of(request.key());
        var counter = stripe.find(request);
        if (counter != null) {
            stripe.remove(counter);
            room.give(1);
        }
    }

    @Override
    public String toString() {
        return "InMemoryLimitStore[" + room.held() + " of at most " + room.bound() + " counters]";
    }
}
