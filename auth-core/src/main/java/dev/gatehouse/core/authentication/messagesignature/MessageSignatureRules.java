// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.definition.MethodRules;
import dev.gatehouse.store.ReplayStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of the message signature method, RFC 9421 section 3.2.1: which signature counts, by which algorithms, what it must
 * cover, and for how long it is good.
 *
 * @param algorithms those that are accepted. Which one a signature is made by is told by its key and, if that leaves more
 *     than one, by its parameter {@code alg}
 * @param covered components that every signature must cover, as they stand in {@code Signature-Input}, quotes left out if
 *     there are no parameters: {@code @method}, {@code "@query-param";name="id"}
 * @param times for how long it is good
 * @param choice which signature counts, if there are several
 * @param origin how clients see this server
 * @param body what of the body must be signed
 * @since 0.1
 */
public record MessageSignatureRules(
        Set<SignatureAlgorithm> algorithms,
        List<String> covered,
        Times times,
        Choice choice,
        Origin origin,
        Content body)
        implements MethodRules {
    /** Name of the method. */
    public static final String METHOD = "message_signature";

    public MessageSignatureRules {
        algorithms = Set.copyOf(algorithms);
        covered = List.copyOf(covered);
        if (algorithms.isEmpty() || !AlgorithmRegistry.all().containsAll(algorithms)) {
            throw new IllegalArgumentException(
                    "algorithms must name at least one of " + AlgorithmRegistry.all() + ", was " + algorithms);
        }
        covered.forEach(Component::required);
    }

    /**
     * Begins rules.
     *
     * @param longestAge how old a signature may be
     * @param clockSkew how far the client's clock may be from ours
     * @param algorithms those that are accepted; at least one
     * @return a builder: a signature covers method, authority, path, query and the body, and counts once
     */
    public static Builder accepting(Duration longestAge, Duration clockSkew, SignatureAlgorithm... algorithms) {
        return new Builder(new Times(longestAge, clockSkew, Replay.REFUSED), Set.of(algorithms));
    }

    /**
     * Finds an algorithm by its name in the registry of RFC 9421.
     *
     * @param name for instance {@code ecdsa-p256-sha256}
     * @return the algorithm, or empty if there is none of that name
     */
    public static Optional<SignatureAlgorithm> algorithm(String name) {
        return AlgorithmRegistry.all().stream()
                .filter(algorithm -> AlgorithmRegistry.nameOf(algorithm).equals(name))
                .findFirst();
    }

    @Override
    public String method() {
        return METHOD;
    }

    /** What happens to a signature that comes again. */
    public enum Replay {
        /** It is refused. */
        REFUSED,
        /** A signature must have a nonce, and is refused if the same key used that nonce before, for whatever. */
        REFUSED_BY_NONCE,
        /** It is accepted as long as it is good. */
        ALLOWED
    }

    /**
     * For how long a signature is good.
     *
     * @param longestAge counted from its parameter {@code created}, which it must have; more than 0
     * @param clockSkew how far the client's clock may be from ours; 0 or more
     * @param replay what happens if it comes again
     */
    public record Times(Duration longestAge, Duration clockSkew, Replay replay) {
        public Times {
            if (longestAge.isNegative() || longestAge.isZero() || clockSkew.isNegative()) {
                throw new IllegalArgumentException("longestAge must be more than 0 and clockSkew not less, was "
                        + longestAge + " and " + clockSkew);
            }
            var remembered = remembered(longestAge, clockSkew);
            if (replay != Replay.ALLOWED && remembered.compareTo(ReplayStore.LONGEST) > 0) {
                throw new IllegalArgumentException("a signature cannot be remembered for " + remembered);
            }
        }

        Duration remembered() {
            return remembered(longestAge, clockSkew);
        }

        /** Seconds are whole, so one more. */
        private static Duration remembered(Duration longestAge, Duration clockSkew) {
            return longestAge.plus(clockSkew).plus(clockSkew).plusSeconds(1);
        }
    }

    /**
     * Which signature counts. One that does not count is not looked at.
     *
     * @param label that it has; empty for any
     * @param tag that it has; empty for any
     */
    public record Choice(String label, String tag) {}

    /**
     * How clients see this server, where that is not what it sees itself.
     *
     * @param scheme {@code https}, for instance; empty to take the connection's
     * @param authority host, and port if it is not the usual one; empty to take the {@code Host} header
     */
    public record Origin(String scheme, String authority) {
        /** {@return what the server sees itself} */
        public static Origin seen() {
            return new Origin("", "");
        }
    }

    /**
     * What of the body must be signed.
     *
     * @param limit how long a body may be whose digest is signed, in bytes, 0 to 1 GiB
     * @param mustBeCovered whether a signature must cover {@code content-digest} if there is a body
     */
    public record Content(int limit, boolean mustBeCovered) {
        /** How long a body may be if nobody says: one MiB. */
        public static final int USUAL_LIMIT = 1 << 20;

        private static final int LONGEST = 1 << 30;

        public Content {
            if (limit < 0 || limit > LONGEST) {
                throw new IllegalArgumentException("limit must be 0 to " + LONGEST + ", was " + limit);
            }
        }
    }

    /** Collects rules. Not thread-safe. */
    public static final class Builder {
        private final Set<SignatureAlgorithm> algorithms;
        private Times times;
        private List<String> covered = List.of("@method", "@authority", "@path", "@query");
        private Choice choice = new Choice("", "");
        private Origin origin = Origin.seen();
        private Content body = new Content(Content.USUAL_LIMIT, true);

        private Builder(Times times, Set<SignatureAlgorithm> algorithms) {
            this.times = times;
            this.algorithms = algorithms;
        }

        /**
         * Sets what every signature must cover, instead of method, authority, path and query.
         *
         * @param components as they stand in {@code Signature-Input}; at least one
         * @return this
         * @throws IllegalArgumentException if there is none
         */
        public Builder covering(String... components) {
            if (components.length == 0) {
                throw new IllegalArgumentException("a signature covers at least one thing");
            }
            covered = List.of(components);
            return this;
        }

        /** {@return this, accepting signatures that cover nothing of the request, which open any other one} */
        public Builder allowAnythingUnsigned() {
            covered = List.of();
            return this;
        }

        /**
         * Sets which signature counts.
         *
         * @param label that it has
         * @return this
         */
        public Builder label(String label) {
            choice = new Choice(label, choice.tag());
            return this;
        }

        /**
         * Sets which signature counts.
         *
         * @param tag that it has
         * @return this
         */
        public Builder tag(String tag) {
            choice = new Choice(choice.label(), tag);
            return this;
        }

        /**
         * Sets how clients see this server.
         *
         * @param scheme {@code https}, for instance
         * @param authority host, and port if it is not the usual one; empty to take the {@code Host} header
         * @return this
         */
        public Builder origin(String scheme, String authority) {
            origin = new Origin(scheme, authority);
            return this;
        }

        /**
         * Sets what happens to a signature that comes again.
         *
         * @param replay what happens
         * @return this
         */
        public Builder replay(Replay replay) {
            times = new Times(times.longestAge(), times.clockSkew(), replay);
            return this;
        }

        /** {@return this, accepting signatures that do not cover the body} */
        public Builder allowUnsignedBody() {
            body = new Content(body.limit(), false);
            return this;
        }

        /**
         * Sets how long a body may be whose digest is signed.
         *
         * @param bytes at most
         * @return this
         */
        public Builder bodyLimit(int bytes) {
            body = new Content(bytes, body.mustBeCovered());
            return this;
        }

        /** {@return the rules} */
        public MessageSignatureRules build() {
            return new MessageSignatureRules(algorithms, covered, times, choice, origin, body);
        }
    }
}
