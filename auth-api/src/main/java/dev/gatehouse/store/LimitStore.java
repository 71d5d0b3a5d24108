// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.limit.LimitAnswer;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import java.util.List;

/**
 * Keeps the counters of limits. Behaves as if the pure function of each {@link dev.gatehouse.limit.Limit} were applied
 * under one lock for all of them.
 *
 * <p>Every operation is atomic and one round trip, whatever the number of limits; it blocks the caller. Thread-safe. Each
 * counter is forgotten when it says no more than none would. A counter that is asked for twice in one call is an error.
 *
 * @since 0.1
 */
public interface LimitStore {
    /** Most limits of one call. */
    int MOST_LIMITS = 16;

    /**
     * Takes permits from all limits, or from none.
     *
     * @param requests 1 to {@link #MOST_LIMITS}, each of another counter
     * @return whether they are granted
     * @throws StoreUnavailableException if the outcome is unknown; permits may have been taken
     * @throws StoreFullException if the store is bounded and has no room for a new counter; nothing was taken
     * @throws IllegalArgumentException if there are none or too many, or two of one counter
     */
    LimitAnswer take(List<LimitRequest> requests);

    /**
     * Says what {@link #take} would, and takes nothing.
     *
     * @param requests as for {@link #take}
     * @return whether they would be granted; what is left is told as if they had been
     * @throws StoreUnavailableException if the store does not answer
     * @throws IllegalArgumentException as {@link #take}
     */
    LimitAnswer peek(List<LimitRequest> requests);

    /**
     * Forgets counters, as if nothing had ever been taken.
     *
     * @param keys the counters, however they count; none may be there
     * @throws StoreUnavailableException if the outcome is unknown
     */
    void reset(List<LimitKey> keys);
}
