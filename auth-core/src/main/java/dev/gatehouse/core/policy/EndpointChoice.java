// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.policy.PolicyEngine.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which limit for some paths speaks of a request: the first one that fits its method and the path below the base. For a
 * path that servers read differently it is the strictest one of the method, and it holds beside the limit that would hold
 * otherwise, not instead of it: that one may be the stricter of the two.
 */
final class EndpointChoice {
    private final PathPatterns patterns = new PathPatterns();

    /**
     * Chooses.
     *
     * @return the limit, or null if none speaks of the request
     */
    @Nullable
    EndpointLimit first(List<EndpointLimit> limits, Question question) {
        if (limits.isEmpty()) {
            return null;
        }
        var path = question.request().path();
        if (!path.plain()) {
            return strictest(limits, question);
        }
        var below = question.api().paths().below(path.decoded());
        for (var limit : limits) {
            if (isForMethod(limit, question)
                    && patterns.matches(limit.path(), question.api().paths().matching(), below)) {
                return limit;
            }
        }
        return null;
    }

    /** Which path the backend will read is not known, and no other spelling may be a way around a limit. */
    private static @Nullable EndpointLimit strictest(List<EndpointLimit> limits, Question question) {
        EndpointLimit strictest = null;
        double spacing = 0;
        for (var limit : limits) {
            if (isForMethod(limit, question) && limit.rate().spacing() > spacing) {
                strictest = limit;
                spacing = limit.rate().spacing();
            }
        }
        return strictest;
    }

    private static boolean isForMethod(EndpointLimit limit, Question question) {
        return limit.method().equalsIgnoreCase(question.request().method());
    }
}
