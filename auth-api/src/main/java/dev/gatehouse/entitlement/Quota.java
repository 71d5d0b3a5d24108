// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.time.Duration;

/**
 * How many requests may be made until a counter is renewed. The first request after a renewal begins a period.
 *
 * @param max requests in a period; zero and less for no limit, of which -1 counts as more than every number when quotas
 *     are compared
 * @param renewal length of a period; zero and less for one without end
 * @since 0.1
 */
public record Quota(long max, Duration renewal) {
    private static final Quota UNLIMITED = new Quota(0, Duration.ZERO);
    private static final long INFINITE = -1;

    /**
     * A quota.
     *
     * @param max requests in a period; at least 1
     * @param renewal length of a period; more than zero
     * @return the quota
     * @throws IllegalArgumentException if it would be none
     */
    public static Quota of(long max, Duration renewal) {
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, was " + max);
        }
        if (renewal.isNegative() || renewal.isZero()) {
            throw new IllegalArgumentException("renewal must be more than zero, was " + renewal);
        }
        return new Quota(max, renewal);
    }

    /** {@return no quota} */
    public static Quota unlimited() {
        return UNLIMITED;
    }

    /** {@return whether nothing is limited} */
    public boolean isUnlimited() {
        return max <= 0;
    }

    /**
     * Compares two maxima as policies do, by which two of -1 count as greater than each other.
     *
     * @param first a maximum
     * @param second another one
     * @return whether the first is greater
     */
    public static boolean greater(long first, long second) {
        return first == INFINITE || (second != INFINITE && first > second);
    }
}
