// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;

/**
 * Turns a session into a ruling on a request. Thread-safe.
 *
 * @since 0.1
 */
public interface PolicyEngine {
    /**
     * Merges the policies of a session into it. The same session and policies give the same result, and nothing is
     * written back.
     *
     * @param session as stored
     * @param organization tenant of the API that is asked for, in which policies are looked for if the session has none
     * @param trace receives the steps taken
     * @return the session to rule by, or why there is none
     */
    Application apply(Session session, OrganizationId organization, Trace trace);

    /**
     * Rules on one request, and takes from the limits. One round trip if anything is limited, else none.
     *
     * @param question the request, and what is known about it
     * @param trace receives the steps taken
     * @return the ruling
     * @throws dev.gatehouse.store.StoreUnavailableException if limits cannot be counted
     */
    Ruling rule(Question question, Trace trace);

    /**
     * Says how a request would be ruled on, and takes nothing. One round trip if anything is limited.
     *
     * @param question the request, and what is known about it
     * @return what {@link #rule} would say, and each step to it
     * @throws dev.gatehouse.store.StoreUnavailableException if limits cannot be looked up
     */
    Explained explain(Question question);

    /**
     * Says how a request would be ruled on if its session had other policies, and takes nothing.
     *
     * @param question the request, and what is known about it
     * @param policies to apply instead of those that the session names
     * @return the ruling and each step to it, from the first policy on
     * @throws dev.gatehouse.store.StoreUnavailableException if limits cannot be looked up
     */
    Explained simulate(Question question, List<Policy> policies);

    /**
     * Looks how the limits stand that hold for a request, before it is made, and takes nothing. The session needs a right
     * to the API and its version; which of its paths it may use is not looked at. One round trip if anything is limited.
     *
     * @param question the request, and what is known about it
     * @param trace receives the steps taken
     * @return permitted, with the limits, whether anything is left of them or not; refused only for want of a right
     * @throws dev.gatehouse.store.StoreUnavailableException if limits cannot be looked up
     * @throws IllegalArgumentException if a limit cannot be counted in the way of the API
     */
    Ruling look(Question question, Trace trace);

    /**
     * What is to be ruled on.
     *
     * @param api the API asked for
     * @param version the version that serves the request
     * @param organization the session that holds the limits of the API's tenant; empty where it has none, or where the
     *     host does not want them to hold
     * @param session the session with its policies applied; empty on open APIs and paths, whose own limits hold all the
     *     same
     * @param request the request
     */
    record Question(
            ProtectedApi api,
            ApiVersion version,
            Optional<StoredSession> organization,
            Optional<StoredSession> session,
            HttpRequest request) {

        /**
         * A question where tenants have no limits.
         *
         * @param api the API asked for
         * @param version the version that serves the request
         * @param session the session with its policies applied
         * @param request the request
         */
        public Question(ProtectedApi api, ApiVersion version, Optional<StoredSession> session, HttpRequest request) {
            this(api, version, Optional.empty(), session, request);
        }

        /**
         * Asks the same for another session.
         *
         * @param other the session with its policies applied
         * @return the other question
         */
        public Question of(StoredSession other) {
            return new Question(api, version, organization, Optional.of(other), request);
        }
    }

    /**
     * A ruling and how it came about.
     *
     * @param ruling the ruling
     * @param explanation the steps
     */
    record Explained(Ruling ruling, Explanation explanation) {}
}
