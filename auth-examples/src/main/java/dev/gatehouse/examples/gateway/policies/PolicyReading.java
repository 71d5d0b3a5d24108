// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.core.tyk.TykPolicies;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import java.util.function.Function;

/**
 * Reads policies, and refuses those whose rates cannot be counted.
 *
 * @since 0.1
 */
public final class PolicyReading implements Function<String, Policy> {
    private final Counting counting;

    /**
     * Reads policies for one way of counting.
     *
     * @param counting how rates are counted
     */
    public PolicyReading(Counting counting) {
        this.counting = counting;
    }

    /**
     * Reads a policy.
     *
     * @param json its text
     * @return the policy
     * @throws IllegalArgumentException if it is none, or cannot be counted; the message says why
     */
    @Override
    public Policy apply(String json) {
        var policy = TykPolicies.read(json);
        PolicyCatalogue.requireCountable(policy, counting);
        return policy;
    }
}
