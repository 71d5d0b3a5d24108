// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.explanation.Refusal;
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
     */
    record Accepted(Proof base, List<Proof> proofs) implements Authentication {
        public Accepted {
            proofs = List.copyOf(proofs);
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

    /**
     * A credential was presented and is not acceptable.
     *
     * @param refusal why
     * @param challenges values for {@code WWW-Authenticate}; may be empty
     */
    record Rejected(Refusal refusal, List<String> challenges) implements Authentication {
        public Rejected {
            challenges = List.copyOf(challenges);
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
    record Absent(Refusal refusal, List<String> challenges) implements Authentication {
        public Absent {
            challenges = List.copyOf(challenges);
        }
    }

    /**
     * The method answers the client itself.
     *
     * @param answer to send as it is
     */
    record Answered(HttpAnswer answer) implements Authentication {}
}
