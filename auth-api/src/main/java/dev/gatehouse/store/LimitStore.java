// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.limit.LimitRequest;
import java.util.List;

/**
 * Keeps the counters of limits. Behaves as if the pure function of each {@link dev.gatehouse.limit.Limit} were applied
 * under one lock for all of them, and all at one instant:
 *
 * <ul>
 *   <li>Every limit is asked. If all grant, each counter becomes what its function says.
 *   <li>If one refuses, those that would have granted are asked again for nothing, so that they take nothing. What a
 *       clock that stepped back or smoothing changes in a counter is kept all the same.
 *   <li>What the functions leave as it was need not be written.
 * </ul>
 *
 * <p>Taking and looking are atomic and one round trip, whatever the number of limits, unless a store cannot keep the counters
 * of one call together and says so; every operation blocks the caller. Thread-safe. Each
 * counter is forgotten when it says no more than none would. A counter that is asked for twice in one call is an error.
 *
 * <p>There is one counter for each key and each sort of limit that {@linkplain dev.gatehouse.limit.Limit#countsLike counts
 * alike}. Two limits that count one key in different ways or periods neither see nor disturb what the other counts. A
 * store in the format of another product may have one place for several of them; it says so.
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
     * Gives the answer that {@link #take} would give, and changes nothing. With a cost of zero it tells what there is.
     *
     * @param requests as for {@link #take}
     * @return whether they would be granted, and how each limit would stand then
     * @throws StoreUnavailableException if the store does not answer
     * @throws IllegalArgumentException as {@link #take}
     */
    LimitAnswer peek(List<LimitRequest> requests);

    /**
     * Forgets counters, as if nothing had ever been taken. Those that do not exist are no error.
     *
     * @param counters requests that would count in them, whatever they cost; any number, also none or several of one counter.
     *     Very many are forgotten in several steps
     * @throws StoreUnavailableException if the outcome is unknown
     */
    void reset(List<LimitRequest> counters);

    /**
     * Checks what is asked of a store, for those who write one.
     *
     * @param requests of {@link #take} or {@link #peek}
     * @return the same
     * @throws IllegalArgumentException if there are none or too many, or two of one counter
     */
    static List<LimitRequest> checked(List<LimitRequest> requests) {
        int size = requests.size();
        if (size < 1 || size > MOST_LIMITS) {
            throw new IllegalArgumentException("limits must be 1 to " + MOST_LIMITS + ", were " + size);
        }
        for (int i = 1; i < size; i++) {
            var request = requests.get(i);
            for (int j = 0; j < i; j++) {
                if (request.sharesCounter(requests.get(j))) {
                    throw new IllegalArgumentException(
                            "limits " + j + " and " + i + " are of one counter: " + request.key());
                }
            }
        }
        return requests;
    }
}
