// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.limit.Limit.Way;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitState;

/**
 * One counter. Its deadline is when to look whether it is over, which is never later than the instant from which on it is:
 * that one moves with every request, and the queue need not follow.
 */
final class Counter extends Queued {
    private final LimitKey key;
    private final Way way;
    private LimitState state;
    private long keptUntil;

    Counter(LimitKey key, Way way, LimitState state, long keptUntil) {
        super(keptUntil);
        this.key = key;
        this.way = way;
        this.state = state;
        this.keptUntil = keptUntil;
    }

    LimitKey key() {
        return key;
    }

    Way way() {
        return way;
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
