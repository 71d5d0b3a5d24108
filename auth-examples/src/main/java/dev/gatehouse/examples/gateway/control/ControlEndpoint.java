// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.util.Optional;

/**
 * Answers requests of operators. Never asked on a domain that belongs to an API alone. Thread-safe; may block.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ControlEndpoint {
    /**
     * Answers a request.
     *
     * @param request whose path is clean; its body may be read
     * @return the answer, or empty if the path is none of the control API's, so that APIs may serve it
     */
    Optional<HttpAnswer> answer(HttpRequest request);
}
