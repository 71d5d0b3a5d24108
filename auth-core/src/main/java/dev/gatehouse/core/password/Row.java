// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.util.ArrayDeque;

/** First come, first served. */
final class Row implements Line {
    private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();

    @Override
    public void add(Waiter waiter) {
        waiters.addLast(waiter);
    }

    @Override
    public void remove(Waiter waiter) {
        waiters.remove(waiter);
    }

    @Override
    public Waiter next() {
        return waiters.removeFirst();
    }

    @Override
    public Waiter lastOfMost(Waiter newcomer) {
        return waiters.getLast();
    }

    @Override
    public int size() {
        return waiters.size();
    }
}
