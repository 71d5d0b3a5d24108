// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

/**
 * How much may be done.
 *
 * @param rate requests in a time
 * @param quota requests until a renewal
 * @param throttle what may be done with requests over the rate
 * @param queryDepth most nesting of a query, kept for others and not enforced here; zero for what is not said, -1 for any
 * @since 0.1
 */
public record Limits(RateLimit rate, Quota quota, Throttle throttle, long queryDepth) {
    private static final Limits NONE = new Limits(RateLimit.unlimited(), Quota.unlimited(), Throttle.none(), 0);

    /** {@return no limit at all} */
    public static Limits none() {
        return NONE;
    }

    /**
     * Limits the rate.
     *
     * @param other the rate
     * @return the same limits with that rate
     */
    public Limits with(RateLimit other) {
        return new Limits(other, quota, throttle, queryDepth);
    }

    /**
     * Limits the number of requests.
     *
     * @param other the quota
     * @return the same limits with that quota
     */
    public Limits with(Quota other) {
        return new Limits(rate, other, throttle, queryDepth);
    }

    /**
     * Says what may be done with requests over the rate.
     *
     * @param other the throttle
     * @return the same limits with that throttle
     */
    public Limits with(Throttle other) {
        return new Limits(rate, quota, other, queryDepth);
    }
}
