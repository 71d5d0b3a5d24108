// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.access;

import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;

/**
 * Writes a denial as an answer to the client. Thread-safe.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface DenialRenderer {
    /**
     * Writes a denial.
     *
     * @param api the API that was asked for
     * @param request the request that is refused
     * @param denied the decision; its effects on the answer are part of the result
     * @return the answer, complete
     */
    HttpAnswer render(ProtectedApi api, HttpRequest request, AccessDecision.Denied denied);
}
