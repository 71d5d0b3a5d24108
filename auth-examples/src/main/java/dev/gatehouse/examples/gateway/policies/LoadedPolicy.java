// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import dev.gatehouse.policy.Policy;

/**
 * A policy that was read.
 *
 * @param source where it was found
 * @param json its text
 * @param policy what the text says
 * @since 0.1
 */
public record LoadedPolicy(String source, String json, Policy policy) {}
