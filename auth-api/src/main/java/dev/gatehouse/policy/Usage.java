// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitStatus;

/**
 * How one limit stands after a request.
 *
 * @param level whose limit it is
 * @param measure what it counts
 * @param limit how it counts
 * @param status how it stands
 * @since 0.1
 */
public record Usage(Level level, LimitKey.Measure measure, Limit limit, LimitStatus status) {
    /** Whose limit it is. In this order the first that refuses decides the answer. */
    public enum Level {
        /** All requests of an organization. */
        ORGANIZATION,
        /** The session's, for everything, an API or some paths: {@link Limits} of its rights. */
        SESSION,
        /** All requests of an API, or of some of its paths. */
        API
    }
}
