// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.util.Set;

/**
 * Some paths and the methods that a rule speaks of there.
 *
 * @param pattern RE2 expression, in which {@code {name}} and a {@code *} between slashes stand for one segment and
 *     {@code /*} at the end for the rest; how far it is anchored is a setting of the API. One that cannot be read, is
 *     longer than 2,000 characters or repeats so much that it becomes very large, grants nothing; a gate does not open
 *     with such a rule among the open paths
 * @param methods HTTP methods, compared exactly; a rule without methods speaks of none
 * @since 0.1
 */
public record PathRule(String pattern, Set<String> methods) {
    public PathRule {
        methods = Set.copyOf(methods);
    }

    /**
     * A rule for some methods.
     *
     * @param pattern the paths
     * @param methods the methods
     * @return the rule
     */
    public static PathRule of(String pattern, String... methods) {
        return new PathRule(pattern, Set.of(methods));
    }
}
