// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import dev.gatehouse.explanation.Step.Verdict;

/**
 * Receives the steps of a decision while it is made. Deciding and explaining are one code path: a plain decision passes
 * {@link #none()}.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Trace {
    /**
     * Records a step.
     *
     * @param rule what was asked
     * @param subject what it was asked about; never a secret
     * @param verdict what came out
     */
    void note(String rule, String subject, Verdict verdict);

    /** {@return whether anything is kept; whoever would have to make a text for a step may ask first} */
    default boolean isRecording() {
        return true;
    }

    /** {@return a trace that records nothing and costs nothing} */
    static Trace none() {
        return Silence.INSTANCE;
    }
}
