// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import java.time.Duration;

/**
 * Remembers what was used, so that it is not used again: nonces, token ids, signatures.
 *
 * <p>Atomic and one round trip; blocks the caller. Thread-safe. Never forgets before the time: a store that is bounded
 * refuses with {@link StoreFullException} when it is full. Whoever gets an exception instead of an answer must treat the
 * thing as used.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ReplayStore {
    /** The longest time for which a use can be remembered. What is valid for longer must be refused by its user. */
    Duration LONGEST = Duration.ofDays(7);

    /**
     * Uses a thing.
     *
     * @param use the thing
     * @param remembered how long the use is remembered, more than zero and at most {@link #LONGEST}: until the thing is
     *     no longer valid anyway, clock skew included. A later use does not prolong it
     * @return whether this is its first use; of concurrent calls for one thing exactly one hears so
     * @throws StoreUnavailableException if the outcome is unknown; it may count as used
     * @throws IllegalArgumentException if the time is out of bounds
     */
    boolean firstUse(SingleUse use, Duration remembered);

    /**
     * Checks a time, for implementations.
     *
     * @param remembered how long a use is to be remembered
     * @return the same time
     * @throws IllegalArgumentException if it is out of bounds
     */
    static Duration checked(Duration remembered) {
        if (remembered.isNegative() || remembered.isZero() || remembered.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a use is remembered for more than 0 and at most " + LONGEST + ", was " + remembered);
        }
        return remembered;
    }
}
