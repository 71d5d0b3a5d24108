// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

/**
 * Why something is refused.
 *
 * @param id entry of the catalogue of denials, for instance {@code auth.key_not_found}: it decides status and message
 * @param detail for operators, events and explanations, never for the client; holds no secret
 * @since 0.1
 */
public record Refusal(String id, String detail) {
    public Refusal {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a refusal needs the id of a denial");
        }
    }
}
