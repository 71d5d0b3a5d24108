// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import java.util.Optional;

/**
 * Why something is refused.
 *
 * @param id entry of the catalogue of denials, for instance {@code auth.key_not_found}: it decides status and message
 * @param detail for operators, events and explanations, never for the client; holds no secret
 * @param told what an API has its clients told instead; mostly empty
 * @since 0.1
 */
public record Refusal(String id, String detail, Optional<Told> told) {
    public Refusal {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs the id of a denial");
        }
    }

    /**
     * A refusal of which clients are told what the catalogue says.
     *
     * @param id entry of the catalogue of denials
     * @param detail for operators; holds no secret
     */
    public Refusal(String id, String detail) {
        this(id, detail, Optional.empty());
    }

    /**
     * What clients are told.
     *
     * @param status HTTP status, 400 to 599
     * @param message public text
     */
    public record Told(int status, String message) {
        public Told {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("the status of a refusal must be 400 to 599, was " + status);
            }
        }
    }
}
