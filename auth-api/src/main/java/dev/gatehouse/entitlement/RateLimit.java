// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.time.Duration;
import java.util.Optional;

/**
 * How many requests may be made in a time. The numbers may be odd, as those of policies that somebody else wrote are: what
 * they mean is said here once, for merging and for counting.
 *
 * @param permits requests in a period; zero and less for no limit. Of a fraction above one the whole part counts; a
 *     fraction below one is one request in the longer period that it amounts to
 * @param period the time; zero and less for no limit
 * @param smoothing how the limit moves with the load, if it does
 * @since 0.1
 */
public record RateLimit(double permits, Duration period, Optional<Smoothing> smoothing) {
    private static final RateLimit UNLIMITED = new RateLimit(0, Duration.ZERO, Optional.empty());
    private static final double NANOS = 1e9;

    public RateLimit {
        if (!Double.isFinite(permits)) {
            throw new IllegalArgumentException("permits must be a number, was " + permits);
        }
    }

    /**
     * A limit.
     *
     * @param permits requests in a period; at least 1
     * @param period the time; more than zero
     * @return the limit
     * @throws IllegalArgumentException if it would be no limit
     */
    public static RateLimit of(long permits, Duration period) {
        if (permits < 1) {
            throw new IllegalArgumentException("permits must be at least 1, was " + permits);
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period must be more than zero, was " + period);
        }
        return new RateLimit(permits, period, Optional.empty());
    }

    /** {@return no limit} */
    public static RateLimit unlimited() {
        return UNLIMITED;
    }

    /** {@return whether nothing is limited} */
    public boolean isUnlimited() {
        return permits <= 0 || period.isNegative() || period.isZero();
    }

    /** {@return the time between two requests in seconds, the measure by which limits are compared; 0 for no limit} */
    public double spacing() {
        return isUnlimited() ? 0 : (period.getSeconds() + period.getNano() / NANOS) / permits;
    }
}
