// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.ExplainedDecision;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.secret.Secret;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a decision and how it came about.
 *
 * @since 0.1
 */
public final class ExplainedDecisionAssert extends AbstractAssert<ExplainedDecisionAssert, ExplainedDecision> {
    ExplainedDecisionAssert(ExplainedDecision actual) {
        super(actual, ExplainedDecisionAssert.class);
    }

    /** {@return assertions on the decision itself} */
    public AccessDecisionAssert decision() {
        return new AccessDecisionAssert(actual.decision());
    }

    /**
     * A step was taken.
     *
     * @param rule what was asked
     * @param verdict what came out
     * @return this
     */
    public ExplainedDecisionAssert hasStep(String rule, Verdict verdict) {
        boolean found = steps().stream().anyMatch(step -> step.rule().equals(rule) && step.verdict() == verdict);
        return require(found, "a step " + rule + ": " + verdict);
    }

    /**
     * A step was taken on something.
     *
     * @param rule what was asked
     * @param subject what it was asked about
     * @param verdict what came out
     * @return this
     */
    public ExplainedDecisionAssert hasStep(String rule, String subject, Verdict verdict) {
        return require(
                steps().contains(new Step(rule, subject, verdict)), "a step " + rule + " " + subject + ": " + verdict);
    }

    /**
     * Something was not asked at all.
     *
     * @param rule what was not asked
     * @return this
     */
    public ExplainedDecisionAssert hasNoStep(String rule) {
        return require(steps().stream().noneMatch(step -> step.rule().equals(rule)), "no step " + rule);
    }

    /**
     * The last step decided.
     *
     * @param rule what was asked last
     * @param verdict what came out
     * @return this
     */
    public ExplainedDecisionAssert endsWithStep(String rule, Verdict verdict) {
        var steps = steps();
        boolean found = !steps.isEmpty()
                && steps.get(steps.size() - 1).rule().equals(rule)
                && steps.get(steps.size() - 1).verdict() == verdict;
        return require(found, "the last step to be " + rule + ": " + verdict);
    }

    /**
     * No step tells a secret. A failure does not tell it either.
     *
     * @param secret what must stand nowhere
     * @return this
     */
    public ExplainedDecisionAssert neverMentions(Secret secret) {
        if (actual.explanation().text().contains(secret.reveal())) {
            failWithMessage("expected no step to mention the secret of %s bytes", secret.length());
        }
        return this;
    }

    private List<Step> steps() {
        return actual.explanation().steps();
    }

    private ExplainedDecisionAssert require(boolean met, String expected) {
        if (!met) {
            failWithMessage(
                    "expected %s, but the steps were%n%s",
                    expected, actual.explanation().text());
        }
        return this;
    }
}
