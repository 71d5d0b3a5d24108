// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as nanoseconds since 1970 in one number, which lasts until the year 2262. */
final class Deadline {
    /** Later than every instant. */
    static final long NEVER = Long.MAX_VALUE;

    private static final long NANOS = 1_000_000_000;
    private static final long FIRST_SECOND = Long.MIN_VALUE / NANOS;
    private static final long LAST_SECOND = Long.MAX_VALUE / NANOS - 1;

    private Deadline() {}

    /** Instants beyond the range count as its ends. */
    static long of(Instant instant) {
        if (instant.getEpochSecond() > LAST_SECOND) {
            return NEVER - 1;
        }
        long second = Math.max(FIRST_SECOND, instant.getEpochSecond());
        return second * NANOS + instant.getNano();
    }

    /** The first instant at which a record is gone; a life beyond the range is one without end. */
    static long after(Instant now, @Nullable Duration timeToLive) {
        if (timeToLive == null || timeToLive.toSeconds() > LAST_SECOND) {
            return NEVER;
        }
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            return of(now);
        }
        var end = now.plus(timeToLive);
        return end.getEpochSecond() > LAST_SECOND ? NEVER : of(end);
    }
}
