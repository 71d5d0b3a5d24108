// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.limit.Counting;

/**
 * What limits an API has of its own, and how those of sessions hold here.
 *
 * @param rate limit of all requests together, but for those that an endpoint limit of the version speaks of
 * @param sessionRates whether rate limits of sessions hold here
 * @param sessionQuotas whether quotas of sessions hold here
 * @param counting how rates are counted
 * @param headers what clients are told
 * @since 0.1
 */
public record ApiLimits(
        RateLimit rate, boolean sessionRates, boolean sessionQuotas, Counting counting, LimitHeaders headers) {
    private static final ApiLimits STANDARD =
            new ApiLimits(RateLimit.unlimited(), true, true, Counting.OPENED_WINDOW, LimitHeaders.STANDARD);

    /** {@return no limit of its own; those of sessions hold, and clients are told in the standard's headers} */
    public static ApiLimits standard() {
        return STANDARD;
    }

    /**
     * Limits all requests together.
     *
     * @param other the limit
     * @return the same limits with that rate
     */
    public ApiLimits with(RateLimit other) {
        return new ApiLimits(other, sessionRates, sessionQuotas, counting, headers);
    }

    /**
     * Chooses how rates are counted.
     *
     * @param other the way
     * @return the same limits counted that way
     */
    public ApiLimits with(Counting other) {
        return new ApiLimits(rate, sessionRates, sessionQuotas, other, headers);
    }

    /**
     * Chooses what clients are told.
     *
     * @param other the headers
     * @return the same limits told that way
     */
    public ApiLimits with(LimitHeaders other) {
        return new ApiLimits(rate, sessionRates, sessionQuotas, counting, other);
    }
}
