// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitState;
import org.jspecify.annotations.Nullable;

/**
 * One counter. Its deadline is when to look whether it is over, which is never later than the instant from which on it is:
 * that one moves with every request, and the queue need not follow.
 */
final class Counter extends Queued {
    private final LimitRequest first;
    private LimitState state;
    private long keptUntil;
    /** Another counter of the same key. */
    private @Nullable Counter next;

    Counter(LimitRequest first, LimitState state, long keptUntil) {
        super(keptUntil);
        this.first = first;
        this.state = state;
        this.keptUntil = keptUntil;
    }

    /** The request that it was made for, which names it. */
    LimitRequest first() {
        return first;
    }

    @Nullable
    Counter next() {
        return next;
    }

    void follow(@Nullable Counter other) {
        next = other;
    }

    LimitState state() {
        return state;
    }

    long keptUntil() {
        return keptUntil;
    }

    void become(LimitState next, long until) {
        state = next;
        keptUntil = until;
    }
}
