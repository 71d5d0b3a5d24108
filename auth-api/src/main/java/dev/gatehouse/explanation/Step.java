// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

/**
 * One step of a decision.
 *
 * @param rule what was asked, for instance {@code rights.api}
 * @param subject what it was asked about; never a secret
 * @param verdict what came out
 * @since 0.1
 */
public record Step(String rule, String subject, Verdict verdict) {
    /** What came out of a step. */
    public enum Verdict {
        /** The request may go on. */
        PASSED,
        /** The request ends here. */
        REFUSED,
        /** The rule does not apply to this request. */
        SKIPPED
    }
}
