// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes from one counter by a clock that a test turns, and keeps what has to be kept. */
final class Taking {
    static final long START = 1_767_225_600_000_000L;

    private Limit limit;
    private long now = START;
    private @Nullable LimitState state;

    Taking(Limit limit) {
        this.limit = limit;
    }

    LimitStatus take(long cost) {
        return outcome(cost).status();
    }

    boolean granted(long cost) {
        return take(cost).granted();
    }

    LimitOutcome outcome(long cost) {
        var outcome = limit.take(state, cost, now);
        state = outcome.after();
        return outcome;
    }

    /** How many of so many requests are granted. */
    long grantedOf(int requests) {
        long granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += granted(1) ? 1 : 0;
        }
        return granted;
    }

    long left() {
        return limit.take(state, 0, now).status().remaining();
    }

    Taking after(Duration step) {
        return after(step.toNanos() / 1_000);
    }

    /** Turns the clock by microseconds, forwards or backwards. */
    Taking after(long micros) {
        now += micros;
        return this;
    }

    Taking with(Limit other) {
        limit = other;
        return this;
    }

    long now() {
        return now;
    }

    @Nullable
    LimitState state() {
        return state;
    }

    static Instant at(long micros) {
        return LimitStatus.instant(micros);
    }
}
