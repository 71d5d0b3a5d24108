// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.secret.Secret;
import java.util.Optional;

/**
 * What the gateway looks after beside single requests.
 *
 * @param organizationLimits whether the limits of organizations hold, which are those of their own sessions
 * @param monitor which thresholds of quotas are told
 * @param handlers who is told what operators do to keys
 * @param signature what webhooks are signed with; empty for no signature
 * @since 0.1
 */
public record Oversight(
        boolean organizationLimits, Monitor monitor, TykEventHandlers handlers, Optional<Secret> signature) {
    private static final Oversight NONE =
            new Oversight(false, Monitor.off(), TykEventHandlers.none(), Optional.empty());

    /** {@return organizations have no limits, nothing is watched, and nobody is told but the log} */
    public static Oversight none() {
        return NONE;
    }

    /**
     * Lets the limits of organizations hold.
     *
     * @return the same otherwise
     */
    public Oversight withOrganizationLimits() {
        return new Oversight(true, monitor, handlers, signature);
    }
}
