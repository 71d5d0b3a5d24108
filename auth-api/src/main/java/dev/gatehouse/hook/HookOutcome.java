// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.hook;

import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;

/**
 * What becomes of a request that a hook looked at.
 *
 * @since 0.1
 */
public sealed interface HookOutcome {
    /**
     * It goes on.
     *
     * @param effects what is changed about the request from here on, and about the answer if the request is granted
     */
    record Continued(Effects effects) implements HookOutcome {}

    /**
     * It ends here.
     *
     * @param refusal why
     * @param headers further header lines for the answer; may be none
     */
    record Refused(Refusal refusal, Headers headers) implements HookOutcome {}

    /**
     * The hook answers the client itself.
     *
     * @param answer to send as it is
     */
    record Answered(HttpAnswer answer) implements HookOutcome {}

    /** {@return that the request goes on as it is} */
    static HookOutcome unchanged() {
        return new Continued(Effects.none());
    }
}
