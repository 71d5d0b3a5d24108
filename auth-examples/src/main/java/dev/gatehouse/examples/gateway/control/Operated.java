// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.policies.PolicyCatalogue;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.store.Stores;
import java.time.InstantSource;

/**
 * What a gateway works with, and its operators too.
 *
 * @param stores where sessions and counters are
 * @param clock the time
 * @param apis the definitions that it has loaded
 * @param policies the policies that it has loaded
 * @param engine applies them
 * @since 0.1
 */
public record Operated(
        Stores stores, InstantSource clock, ServedApis apis, PolicyCatalogue policies, PolicyEngine engine) {}
