// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** The instant at which one operation is given up, whatever it is waiting for then. */
final class Deadline {
    private final Ticker ticker;
    private final long end;

    private Deadline(Ticker ticker, long end) {
        this.ticker = ticker;
        this.end = end;
    }

    static Deadline in(Duration duration, Ticker ticker) {
        return new Deadline(ticker, ticker.read() + duration.toNanos());
    }

    /** Nanoseconds left; zero or less when it has passed. */
    long nanosLeft() {
        return end - ticker.read();
    }

    boolean hasPassed() {
        return nanosLeft() <= 0;
    }

    /** The end of an equal share of what is left, for the first of several to ask. */
    Deadline share(int among) {
        long now = ticker.read();
        return new Deadline(ticker, now + Math.max(0, end - now) / among);
    }
}
