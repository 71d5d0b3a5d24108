// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.ExplainedDecision;

/**
 * Entry point of the assertions: {@code assertThat(decision).isDenied(403).withId("auth.key_not_found")}.
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
     * Asserts on an explained decision.
     *
     * @param actual the decision and its steps
     * @return its assertions
     */
    public static ExplainedDecisionAssert assertThat(ExplainedDecision actual) {
        return new ExplainedDecisionAssert(actual);
    }
}
