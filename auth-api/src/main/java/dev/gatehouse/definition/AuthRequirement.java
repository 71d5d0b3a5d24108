// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must be proved before a request may pass. Requirements are put together like terms:
 *
 * <pre>{@code
 * anyOf(allOf(token, signature), of(BasicRules.in(header("Authorization"))))
 * }</pre>
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
     * Every part, in order; the first that fails decides the answer. Every session that was proved must be alive; the one of
     * the base rules the request: its rights, its limits.
     *
     * @param parts at least one, none of them {@link Keyless} or {@link Optionally}
     * @param base name of the method that proves who is asking, one of those inside; empty for the last part's
     */
    record AllOf(List<AuthRequirement> parts, Optional<String> base) implements AuthRequirement {
        public AllOf {
            parts = List.copyOf(parts);
            requireParts(parts);
            if (base.isPresent()
                    && parts.stream().flatMap(AuthRequirement::methods).noneMatch(base.get()::equals)) {
                throw new IllegalArgumentException("the base " + base.get() + " is the name of no method inside");
            }
        }

        /**
         * Parts of which the last proves who is asking.
         *
         * @param parts at least one
         */
        public AllOf(List<AuthRequirement> parts) {
            this(parts, Optional.empty());
        }

        /**
         * Says which method proves who is asking.
         *
         * @param method its name
         * @return the same parts with that base
         * @throws IllegalArgumentException if no part has such a method
         */
        public AllOf basedOn(String method) {
            return new AllOf(parts, Optional.of(method));
        }
    }

    /**
     * Any part; tried in order, and the first success counts. If there is none, the last part decides the answer.
     *
     * @param parts at least one, none of them {@link Keyless} or {@link Optionally}
     * @param challenges what a client that proved nothing is told of the ways in
     */
    record AnyOf(List<AuthRequirement> parts, Challenges challenges) implements AuthRequirement {
        public AnyOf {
            parts = List.copyOf(parts);
            requireParts(parts);
        }

        /**
         * Parts whose challenges are all told.
         *
         * @param parts at least one
         */
        public AnyOf(List<AuthRequirement> parts) {
            this(parts, Challenges.OF_ALL_PARTS);
        }
    }

    /**
     * A part that need not be proved: a request without any of its credentials passes as nobody, without session; the limits
     * of the API hold. One with a wrong credential is refused, and so is one that brings only some of those that belong
     * together.
     *
     * @param part what counts if it is there; neither {@link Keyless} nor {@link Optionally}
     */
    record Optionally(AuthRequirement part) implements AuthRequirement {
        public Optionally {
            requireParts(List.of(part));
        }
    }

    /** What a client is told of the ways in. */
    enum Challenges {
        /** Those of all parts. */
        OF_ALL_PARTS,
        /** Nothing, as in the original gateway. */
        NONE
    }

    /**
     * One method.
     *
     * @param rules how the method works here
     * @return the requirement
     */
    static AuthRequirement of(MethodRules rules) {
        return new One(rules);
    }

    /**
     * Every part.
     *
     * @param parts in order; at least one
     * @return the requirement; the last part proves who is asking, unless {@link AllOf#basedOn} says otherwise
     */
    static AllOf allOf(AuthRequirement... parts) {
        return new AllOf(List.of(parts));
    }

    /**
     * Every method.
     *
     * @param methods in order; at least one
     * @return the requirement; the last method proves who is asking, unless {@link AllOf#basedOn} says otherwise
     */
    static AllOf allOf(MethodRules... methods) {
        return new AllOf(ones(methods));
    }

    /**
     * Any part.
     *
     * @param parts in order; at least one
     * @return the requirement
     */
    static AnyOf anyOf(AuthRequirement... parts) {
        return new AnyOf(List.of(parts));
    }

    /**
     * Any method.
     *
     * @param methods in order; at least one
     * @return the requirement
     */
    static AnyOf anyOf(MethodRules... methods) {
        return new AnyOf(ones(methods));
    }

    /**
     * What need not be proved.
     *
     * @param part what counts if it is there
     * @return the requirement
     */
    static AuthRequirement optional(AuthRequirement part) {
        return new Optionally(part);
    }

    private static List<AuthRequirement> ones(MethodRules... methods) {
        return Arrays.stream(methods).<AuthRequirement>map(One::new).toList();
    }

    private static Stream<String> methods(AuthRequirement requirement) {
        if (requirement instanceof One one) {
            return Stream.of(one.rules().method());
        }
        if (requirement instanceof AllOf all) {
            return all.parts().stream().flatMap(AuthRequirement::methods);
        }
        return requirement instanceof AnyOf any ? any.parts().stream().flatMap(AuthRequirement::methods) : Stream.of();
    }

    private static void requireParts(List<AuthRequirement> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a combination needs at least one part; name Keyless for an open API");
        }
        if (parts.stream().anyMatch(Keyless.class::isInstance)) {
            throw new IllegalArgumentException("an open part makes a combination pointless; name Keyless alone");
        }
        if (parts.stream().anyMatch(Optionally.class::isInstance)) {
            throw new IllegalArgumentException(
                    "an optional part makes a combination pointless; make all of it optional");
        }
    }
}
