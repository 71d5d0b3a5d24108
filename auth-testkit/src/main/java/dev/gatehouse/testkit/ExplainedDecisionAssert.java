// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.ExplainedDecision;
import dev.gatehouse.explanation.Step.Verdict;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the steps of a decision.
 *
 * @since 0.1
 */
public final class ExplainedDecisionAssert extends AbstractAssert<ExplainedDecisionAssert, ExplainedDecision> {
    ExplainedDecisionAssert(ExplainedDecision actual) {
        super(actual, ExplainedDecisionAssert.class);
    }

    /**
     * Asserts that a step was taken.
     *
     * @param rule what was asked
     * @param verdict what came out
     * @return this
     */
    public ExplainedDecisionAssert hasStep(String rule, Verdict verdict) {
        isNotNull();
        var explanation = actual.explanation();
        var taken =
                explanation.steps().stream().anyMatch(step -> step.rule().equals(rule) && step.verdict() == verdict);
        if (!taken) {
            failWithMessage("expected step %s: %s, but the steps were%n%s", rule, verdict, explanation.text());
        }
        return this;
    }

    /** {@return assertions on the decision itself} */
    public AccessDecisionAssert decision() {
        isNotNull();
        return new AccessDecisionAssert(actual.decision());
    }
}
