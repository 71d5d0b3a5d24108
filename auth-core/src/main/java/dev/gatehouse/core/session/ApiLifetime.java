// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import java.time.Duration;

/**
 * How long an API wants the records of its keys kept after they were written last, whenever they expire.
 *
 * @param time how long; zero if it does not say
 * @param respectsExpiry whether a key that expires later is kept until then
 * @since 0.1
 */
public record ApiLifetime(Duration time, boolean respectsExpiry) {
    private static final ApiLifetime UNSTATED = new ApiLifetime(Duration.ZERO, false);

    public ApiLifetime {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, was " + time);
        }
    }

    /** {@return what an API says that does not care} */
    public static ApiLifetime unstated() {
        return UNSTATED;
    }
}
