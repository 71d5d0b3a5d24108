// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.Session;

/**
 * Turns a session into a ruling on a request. Thread-safe.
 *
 * @since 0.1
 */
public interface PolicyEngine {
    /**
     * Merges the policies of a session into it. Pure: the same session and policies give the same result, and nothing is
     * written back.
     *
     * @param session as stored
     * @return the session to rule by, or why there is none
     */
    Application apply(Session session);

    /**
     * Rules on one request.
     *
     * @param question the request, and what is known about it
     * @param trace receives the steps taken
     * @return the ruling
     */
    Ruling rule(Question question, Trace trace);

    /**
     * What is to be ruled on.
     *
     * @param api the API asked for
     * @param version the version that serves the request
     * @param session the session with its policies applied
     * @param request the request
     */
    record Question(ProtectedApi api, ApiVersion version, Session session, HttpRequest request) {}
}
