// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.explanation.Refusal;

/**
 * Whether a session may make one request.
 *
 * @since 0.1
 */
public sealed interface Ruling {
    /** It may. */
    record Permitted() implements Ruling {}

    /**
     * It may not.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Ruling {
        /**
         * A refusal.
         *
         * @param id entry of the catalogue of denials
         * @param detail for operators; holds no secret
         * @return the ruling
         */
        public static Refused because(String id, String detail) {
            return new Refused(new Refusal(id, detail));
        }
    }
}
