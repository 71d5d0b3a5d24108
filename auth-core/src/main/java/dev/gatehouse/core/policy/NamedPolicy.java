// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy that a session names, and what was found under that name.
 *
 * @param id the name
 * @param policy the policy; null if there is none of that name
 * @since 0.1
 */
public record NamedPolicy(PolicyId id, @Nullable Policy policy) {
    /**
     * Policies under their own names.
     *
     * @param policies in order
     * @return the same, each found
     */
    public static List<NamedPolicy> of(List<Policy> policies) {
        return policies.stream()
                .map(policy -> new NamedPolicy(policy.id(), policy))
                .toList();
    }
}
