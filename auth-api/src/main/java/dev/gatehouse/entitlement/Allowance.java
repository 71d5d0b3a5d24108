// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.util.List;
import java.util.Optional;

/**
 * How much of one API may be used.
 *
 * @param limits limits of this API; empty where those of the whole session hold
 * @param endpoints rate limits of some paths, each instead of the rate of the API; the first that fits a request counts
 * @param scope under which name requests are counted: APIs of a session with one scope share their counters. Empty for
 *     those that share the counters of the session
 * @since 0.1
 */
public record Allowance(Optional<Limits> limits, List<EndpointLimit> endpoints, String scope) {
    private static final Allowance UNSTATED = new Allowance(Optional.empty(), List.of(), "");

    public Allowance {
        endpoints = List.copyOf(endpoints);
    }

    /** {@return nothing said: the limits and counters of the session} */
    public static Allowance unstated() {
        return UNSTATED;
    }
}
