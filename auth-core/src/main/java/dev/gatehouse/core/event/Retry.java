// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import java.time.Duration;

/**
 * How often and when something is tried.
 *
 * @param attempts 1 to 10
 * @param pause before the second attempt; doubles before each further one
 */
record Retry(int attempts, Duration pause) {
    private static final int MOST = 10;

    Retry {
        if (attempts < 1 || attempts > MOST) {
            throw new IllegalArgumentException("attempts must be 1 to 10, was " + attempts);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("the pause must not be negative, was " + pause);
        }
    }

    /** How long to wait after an attempt, counted from 1. */
    Duration after(int attempt) {
        return pause.multipliedBy(1L << (attempt - 1));
    }
}
