// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import java.time.Duration;

/**
 * How much and how long a cache of sessions keeps.
 *
 * @param maxSessions how many, at least 1
 * @param staleness how long a change by another instance may stay unseen at most; more than zero, at most ten minutes
 */
record CacheBounds(long maxSessions, Duration staleness) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    CacheBounds {
        if (maxSessions < 1) {
            throw new IllegalArgumentException("a cache holds at least 1 session, was " + maxSessions);
        }
        if (staleness.isNegative() || staleness.isZero() || staleness.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the staleness of a cache is more than 0 and at most " + LONGEST + ", was " + staleness);
        }
    }
}
