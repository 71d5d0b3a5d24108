// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a record is kept, as scripts take it. */
final class TimeToLive {
    /** Three thousand years. Redis adds it to the time of day and has no room for much more. */
    private static final Duration FOR_EVER = Duration.ofSeconds(100_000_000_000L);

    private TimeToLive() {}

    /** Milliseconds, rounded up; 0 for gone at once, empty for ever. */
    static String milliseconds(@Nullable Duration timeToLive) {
        if (timeToLive == null || timeToLive.compareTo(FOR_EVER) >= 0) {
            return "";
        }
        if (timeToLive.isNegative() || timeToLive.isZero()) {
            return "0";
        }
        return String.valueOf(roundedUp(timeToLive));
    }

    static long roundedUp(Duration positive) {
        long whole = positive.toMillis();
        return positive.compareTo(Duration.ofMillis(whole)) > 0 ? whole + 1 : whole;
    }
}
