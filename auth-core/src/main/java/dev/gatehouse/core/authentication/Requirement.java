// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication;

import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;

/**
 * All that an API requires of who sends a request. Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Requirement {
    /**
     * Looks what a request proves.
     *
     * @param request the request
     * @param trace receives the steps taken
     * @return what came out
     */
    Outcome prove(HttpRequest request, Trace trace);

    /** What came out. */
    sealed interface Outcome {
        /**
         * What the methods found.
         *
         * @param authentication their answer
         */
        record Found(Authentication authentication) implements Outcome {}

        /**
         * Nothing was presented, and the API requires nothing: the request passes as nobody. No method can say that, for it
         * knows nothing of what else is required.
         */
        record Nobody() implements Outcome {}
    }
}
