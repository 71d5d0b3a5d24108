// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import java.util.List;

/**
 * What must be proved before a request may pass.
 *
 * @since 0.1
 */
public sealed interface AuthRequirement {
    /** Nothing: the API is open. Its own limits still hold. */
    record Keyless() implements AuthRequirement {}

    /**
     * One method.
     *
     * @param rules how the method works here
     */
    record One(MethodRules rules) implements AuthRequirement {}

    /**
     * Every part, in order; the first that fails decides the answer.
     *
     * @param parts at least one, none of them {@link Keyless}
     */
    record AllOf(List<AuthRequirement> parts) implements AuthRequirement {
        public AllOf {
            parts = List.copyOf(parts);
            requireSome(parts);
        }
    }

    /**
     * Any part; tried in order, and the first success counts.
     *
     * @param parts at least one, none of them {@link Keyless}
     */
    record AnyOf(List<AuthRequirement> parts) implements AuthRequirement {
        public AnyOf {
            parts = List.copyOf(parts);
            requireSome(parts);
        }
    }

    private static void requireSome(List<AuthRequirement> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a combination needs at least one part; name Keyless for an open API");
        }
        if (parts.stream().anyMatch(Keyless.class::isInstance)) {
            throw new IllegalArgumentException("an open part makes a combination pointless; name Keyless alone");
        }
    }
}
