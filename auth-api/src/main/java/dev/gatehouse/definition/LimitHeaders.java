// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

/**
 * What clients are told of limits in the headers of answers.
 *
 * @since 0.1
 */
public enum LimitHeaders {
    /** Nothing. */
    NONE,
    /** {@code X-RateLimit-*} with the quota, on requests that pass: what the original gateway does by default. */
    ORIGINAL_QUOTAS,
    /** {@code X-RateLimit-*} with the rate, on all answers of limited requests: the original gateway's other way. */
    ORIGINAL_RATES,
    /** As {@link #ORIGINAL_RATES}, but never with a request left: what the original writes where its limiter does not say. */
    ORIGINAL_RATES_UNCOUNTED,
    /** {@code RateLimit} and {@code RateLimit-Policy} with all limits (IETF draft ratelimit-headers), and {@code Retry-After}. */
    STANDARD
}
