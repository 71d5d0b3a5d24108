// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.explanation.Refusal;
import java.time.Duration;

/**
 * What makes a proof count once. An authenticator only says so; it is remembered when everything that was required is
 * proved, and before limits are taken, so that a request that is sent again takes nothing from anybody.
 *
 * @param purpose what kind of thing it is: 1 to 32 lower-case letters, digits and dashes
 * @param fingerprint SHA-256 of the thing in lower-case hexadecimal
 * @param remembered for how long: until the thing is no longer valid anyway
 * @param ifUsed why the request is refused if the thing was used before
 * @since 0.1
 */
public record OneTime(String purpose, String fingerprint, Duration remembered, Refusal ifUsed) {
    public OneTime {
        if (remembered.isNegative() || remembered.isZero()) {
            throw new IllegalArgumentException("what counts once is remembered for more than 0, was " + remembered);
        }
    }
}
