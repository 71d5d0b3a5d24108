// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

/**
 * Permits asked for.
 *
 * @param key the counter
 * @param limit how it counts
 * @param cost how many permits; 0 to {@link Limit#MOST}
 * @since 0.1
 */
public record LimitRequest(LimitKey key, Limit limit, long cost) {
    public LimitRequest {
        Cost.checked(cost);
    }

    /**
     * Whether two limits count in one counter.
     *
     * @param other another request
     * @return true if their keys are the same, and their limits count alike
     */
    public boolean sharesCounter(LimitRequest other) {
        return limit.countsLike(other.limit) && key.equals(other.key);
    }
}
