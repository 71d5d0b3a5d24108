// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import java.util.concurrent.locks.Condition;

/** One who waits for a place. Everything but the share is guarded by the lock of the places. */
final class Waiter {
    private final Share share;
    private final Condition news;
    private State state = State.WAITING;

    enum State {
        WAITING,
        /** It has a place. */
        CALLED,
        /** It had to make room for another one. */
        SENT_AWAY
    }

    Waiter(Share share, Condition news) {
        this.share = share;
        this.news = news;
    }

    Share share() {
        return share;
    }

    State state() {
        return state;
    }

    void becomes(State next) {
        state = next;
        news.signal();
    }

    /** {@return how much of the time is left; none or less if it was over before there was any news} */
    long await(long nanos) throws InterruptedException {
        long left = nanos;
        while (state == State.WAITING && left > 0) {
            left = news.awaitNanos(left);
        }
        return left;
    }
}
