// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import java.util.List;

/**
 * What came out of looking for a credential.
 *
 * @since 0.1
 */
public sealed interface Authentication {
    /**
     * Everything that was required is genuine.
     *
     * @param base the proof whose session rules the request
     * @param proofs all proofs, the base among them
     * @param effects what the methods change about request and answer if the request is granted
     */
    record Accepted(Proof base, List<Proof> proofs, Effects effects) implements Authentication {
        public Accepted {
            proofs = List.copyOf(proofs);
            // What is not among the proofs would rule a request without its own end being looked at.
            if (!proofs.contains(base)) {
                throw new IllegalArgumentException("the base by " + base.method() + " is not among the proofs");
            }
        }

        /**
         * Proofs of methods that change nothing.
         *
         * @param base the proof whose session rules the request
         * @param proofs all proofs, the base among them
         */
        public Accepted(Proof base, List<Proof> proofs) {
            this(base, proofs, Effects.none());
        }

        /**
         * Changes something about request and answer, after what is changed already.
         *
         * @param other what
         * @return the same proofs with that
         */
        public Accepted then(Effects other) {
            return new Accepted(base, proofs, effects.then(other));
        }

        /**
         * One proof.
         *
         * @param proof the only proof
         * @return its acceptance
         */
        public static Accepted by(Proof proof) {
            return new Accepted(proof, List.of(proof));
        }
    }

    /** Nothing, or not enough, was proved. */
    sealed interface Failure extends Authentication {
        /** {@return what the client is refused with} */
        Refusal refusal();

        /** {@return values for {@code WWW-Authenticate}; may be empty} */
        List<String> challenges();

        /** {@return why credentials that were presented are not acceptable, in the order in which they were tried} */
        List<Refusal> rejections();

        /** {@return further header lines for the answer; may be none} */
        default Headers headers() {
            return Headers.none();
        }
    }

    /**
     * A credential was presented and is not acceptable.
     *
     * @param refusal why
     * @param challenges values for {@code WWW-Authenticate}; may be empty
     * @param headers further header lines for the answer; may be none
     */
    record Rejected(Refusal refusal, List<String> challenges, Headers headers) implements Failure {
        public Rejected {
            challenges = List.copyOf(challenges);
        }

        /**
         * A rejection without further header lines.
         *
         * @param refusal why
         * @param challenges values for {@code WWW-Authenticate}; may be empty
         */
        public Rejected(Refusal refusal, List<String> challenges) {
            this(refusal, challenges, Headers.none());
        }

        @Override
        public List<Refusal> rejections() {
            return List.of(refusal);
        }

        /**
         * A rejection without challenges.
         *
         * @param id entry of the catalogue of denials
         * @param detail for operators; holds no secret
         * @return the rejection
         */
        public static Rejected because(String id, String detail) {
            return new Rejected(new Refusal(id, detail), List.of());
        }
    }

    /**
     * The request carries no credential for this method.
     *
     * @param refusal how the method refuses if nothing else proves the request
     * @param challenges values for {@code WWW-Authenticate}; may be empty
     */
    record Absent(Refusal refusal, List<String> challenges) implements Failure {
        public Absent {
            challenges = List.copyOf(challenges);
        }

        @Override
        public List<Refusal> rejections() {
            return List.of();
        }
    }

    /**
     * Several alternatives were tried, and none accepted. The last one decides what the client is refused with, as in the
     * original gateway.
     *
     * @param failures of the alternatives, in the order in which they were tried; at least one
     * @param challenges values for {@code WWW-Authenticate}; may be empty
     */
    record NoneAccepted(List<Failure> failures, List<String> challenges) implements Failure {
        public NoneAccepted {
            failures = List.copyOf(failures);
            challenges = List.copyOf(challenges);
            if (failures.isEmpty()) {
                throw new IllegalArgumentException("without an alternative nothing can have failed");
            }
        }

        @Override
        public Refusal refusal() {
            return failures.get(failures.size() - 1).refusal();
        }

        /**
         * Keeps the challenges of all, so that the client learns every way in.
         *
         * @param failures of the alternatives, in the order in which they were tried; at least one
         */
        public NoneAccepted(List<Failure> failures) {
            this(
                    failures,
                    failures.stream()
                            .flatMap(failure -> failure.challenges().stream())
                            .distinct()
                            .toList());
        }

        /**
         * Keeps no challenges, so that the client learns no way in.
         *
         * @param failures of the alternatives, in the order in which they were tried; at least one
         * @return the failure
         */
        public static NoneAccepted silently(List<Failure> failures) {
            return new NoneAccepted(failures, List.of());
        }

        @Override
        public Headers headers() {
            return failures.get(failures.size() - 1).headers();
        }

        @Override
        public List<Refusal> rejections() {
            return failures.stream()
                    .flatMap(failure -> failure.rejections().stream())
                    .toList();
        }
    }

    /**
     * The method answers the client itself.
     *
     * @param answer to send as it is
     */
    record Answered(HttpAnswer answer) implements Authentication {}
}
