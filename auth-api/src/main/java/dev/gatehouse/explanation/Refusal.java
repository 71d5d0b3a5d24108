// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import java.util.Optional;

/**
 * Why something is refused.
 *
 * @param id entry of the catalogue of denials, for instance {@code auth.key_not_found}: it decides status and message
 * @param detail for operators, events and explanations, never for the client; holds no secret
 * @param wording what the client is told instead of what the catalogue says; empty to leave that to the catalogue
 * @since 0.1
 */
public record Refusal(String id, String detail, Optional<Wording> wording) {
    public Refusal {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs the id of a denial");
        }
    }

    /**
     * A refusal in the words of the catalogue.
     *
     * @param id entry of the catalogue of denials
     * @param detail for operators, events and explanations, never for the client; holds no secret
     */
    public Refusal(String id, String detail) {
        this(id, detail, Optional.empty());
    }

    /**
     * Tells the client something else than the catalogue says.
     *
     * @param status HTTP status, 400 to 999
     * @param message public text; holds no secret
     * @return the same refusal in these words
     */
    public Refusal saying(int status, String message) {
        return new Refusal(id, detail, Optional.of(new Wording(status, message)));
    }

    /**
     * What a client is told.
     *
     * @param status HTTP status, 400 to 999
     * @param message public text
     */
    public record Wording(int status, String message) {
        private static final int LEAST = 400;
        private static final int MOST = 999;

        public Wording {
            if (status < LEAST || status > MOST) {
                throw new IllegalArgumentException("the status of a refusal must be 400 to 999, was " + status);
            }
        }
    }
}
