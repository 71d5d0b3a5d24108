// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

/**
 * What the gateway looks after beside single requests.
 *
 * @param organizationLimits whether the limits of organizations hold, which are those of their own sessions
 * @since 0.1
 */
public record Oversight(boolean organizationLimits) {
    private static final Oversight NONE = new Oversight(false);

    /** {@return organizations have no limits} */
    public static Oversight none() {
        return NONE;
    }
}
