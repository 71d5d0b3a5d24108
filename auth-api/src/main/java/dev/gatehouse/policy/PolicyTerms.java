// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;
import java.util.Optional;

/**
 * What a policy says of the sessions that name it, besides what they may use.
 *
 * @param inactive whether it switches them off
 * @param keysExpireAfter how long after its making a key ends; empty where the policy does not say
 * @param retention what it says about how long an ended session is kept
 * @param hmacEnabled whether symmetric signatures are accepted
 * @param rsaEnabled whether asymmetric signatures are accepted
 * @param attributes tags and metadata for the sessions
 * @since 0.1
 */
public record PolicyTerms(
        boolean inactive,
        Optional<Duration> keysExpireAfter,
        Retention retention,
        boolean hmacEnabled,
        boolean rsaEnabled,
        Attributes attributes) {
    private static final PolicyTerms NONE =
            new PolicyTerms(false, Optional.empty(), Retention.UNSTATED, false, false, Attributes.none());

    public PolicyTerms {
        keysExpireAfter = keysExpireAfter.filter(time -> !time.isNegative() && !time.isZero());
    }

    /** {@return active, and nothing said} */
    public static PolicyTerms none() {
        return NONE;
    }
}
