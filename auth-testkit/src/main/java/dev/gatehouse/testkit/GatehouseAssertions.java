// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.ExplainedDecision;

/**
 * The entry to assertions on values of this library; made to be imported beside AssertJ's own {@code assertThat}.
 *
 * @since 0.1
 */
public final class GatehouseAssertions {
    private GatehouseAssertions() {}

    /**
     * Asserts on a decision.
     *
     * @param actual the decision
     * @return its assertions
     */
    public static AccessDecisionAssert assertThat(AccessDecision actual) {
        return new AccessDecisionAssert(actual);
    }

    /**
     * Asserts on a decision and how it came about.
     *
     * @param actual the explained decision
     * @return its assertions
     */
    public static ExplainedDecisionAssert assertThat(ExplainedDecision actual) {
        return new ExplainedDecisionAssert(actual);
    }
}
