// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;
import java.time.Duration;
import java.util.Optional;

/** Reads rate limits of definitions. One that cannot be counted in the chosen way is found here, not by a request. */
final class RateReader {
    private static final String RATE = "rate";
    private static final String PERIOD = "per";
    // More than anything can be counted for.
    private static final double MOST_SECONDS = 1e9;
    private static final double NANOS = 1e9;

    private final Spelling spelling;
    private final Counting counting;

    RateReader(Spelling spelling, Counting counting) {
        this.spelling = spelling;
        this.counting = counting;
    }

    /** Unlimited where the members name no rate or no period, as in the original. */
    RateLimit read(TypedMembers members) {
        var rate = new RateLimit(members.number(RATE), period(members), Optional.empty());
        try {
            counting.of(rate);
            return rate;
        } catch (IllegalArgumentException uncountable) {
            members.problem(RATE, "cannot be counted: " + uncountable.getMessage());
            return RateLimit.unlimited();
        }
    }

    private Duration period(TypedMembers members) {
        if (spelling == Spelling.OAS) {
            return ReadableTime.read(members, PERIOD);
        }
        double seconds = Math.max(0, Math.min(members.number(PERIOD), MOST_SECONDS));
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
