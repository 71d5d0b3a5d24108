// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.time.Duration;

/**
 * What a host may do with a request over the rate limit instead of refusing it at once: wait and ask again, in the
 * way that the refusal offers.
 *
 * @param interval how long to wait before each try
 * @param retries how often to try again; zero and less for not at all
 * @since 0.1
 */
public record Throttle(Duration interval, long retries) {
    private static final Throttle NONE = new Throttle(Duration.ZERO, 0);

    /** {@return no second try} */
    public static Throttle none() {
        return NONE;
    }
}
