// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitKey;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counters in as many parts as a number has bits, so that a set of parts is a number. All counters of one holder are in one
 * part: most calls take one lock. Locks are taken in the order of the bits, so that no two calls wait for each other.
 */
final class Stripes {
    private final Stripe[] all = Stream.generate(Stripe::new).limit(Long.SIZE).toArray(Stripe[]::new);

    private static int index(LimitKey key) {
        int hash = key.holder().hashCode();
        hash ^= hash >>> 16;
        return (hash ^ (hash >>> 6)) & (Long.SIZE - 1);
    }

    static long bit(LimitKey key) {
        return 1L << index(key);
    }

    Stripe of(LimitKey key) {
        return all[index(key)];
    }

    @Nullable
    Counter find(LimitKey key) {
        return of(key).find(key);
    }

    void lock(long bits) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            all[Long.numberOfTrailingZeros(rest)].lock();
        }
    }

    void unlock(long bits) {
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            all[Long.numberOfTrailingZeros(rest)].unlock();
        }
    }

    /** Clears away some counters of locked parts; says how many. */
    int clear(long bits, long now) {
        int cleared = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            cleared += all[Long.numberOfTrailingZeros(rest)].clear(now);
        }
        return cleared;
    }
}
