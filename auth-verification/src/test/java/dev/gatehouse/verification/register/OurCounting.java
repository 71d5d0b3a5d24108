// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import java.util.ArrayDeque;
import java.util.Deque;

/** How our limiters count the requests of one key: each is counted once, and only if it passes. */
final class OurCounting {
    private final long permits;
    private final double period;
    private final boolean log;
    private final Deque<Double> granted = new ArrayDeque<>();

    OurCounting(LimitedKey key, boolean log) {
        this.permits = Math.max(1, (long) key.rate());
        this.period = key.rate() < 1 ? key.per() / key.rate() : key.per();
        this.log = log;
    }

    /** Says whether a request passes that comes at a time, in seconds, not before the last one. */
    boolean passes(double now) {
        forget(now);
        if (granted.size() >= permits) {
            return false;
        }
        granted.add(now);
        return true;
    }

    /** Requests that are counted at a time. */
    int size(double now) {
        forget(now);
        return granted.size();
    }

    /** A log forgets each request by itself, a window all of them at once. */
    private void forget(double now) {
        if (log) {
            granted.removeIf(time -> time + period <= now);
        } else if (!granted.isEmpty() && granted.peekFirst() + period <= now) {
            granted.clear();
        }
    }
}
