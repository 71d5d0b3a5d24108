// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.tyk.event.TykWebhook;
import java.util.Optional;

/**
 * Which thresholds of quotas are told, and to whom beside the log.
 *
 * @param threshold percentage of every quota, 0 to 100; 0 for none
 * @param ofKeys whether quotas of keys are watched, also by the thresholds that keys name themselves
 * @param ofOrganizations whether quotas of organizations are watched
 * @param webhook where they are posted; empty for nowhere
 * @since 0.1
 */
public record Monitor(double threshold, boolean ofKeys, boolean ofOrganizations, Optional<TykWebhook> webhook) {
    private static final double WHOLE = 100;
    private static final Monitor OFF = new Monitor(0, false, false, Optional.empty());

    public Monitor {
        if (!(threshold >= 0 && threshold <= WHOLE)) {
            throw new IllegalArgumentException("the threshold must be 0 to 100, was " + threshold);
        }
    }

    /** {@return nothing is watched} */
    public static Monitor off() {
        return OFF;
    }
}
