// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Reason;
import java.util.Optional;

/**
 * What came out of writing a key.
 *
 * @since 0.1
 */
public sealed interface KeyOutcome {
    /**
     * The record is written.
     *
     * @param key the whole key, or the hash it was addressed by
     * @param hash the name of the record where keys are hashed
     */
    record Written(String key, Optional<String> hash) implements KeyOutcome {
        @Override
        public String toString() {
            return "Written[]";
        }
    }

    /** There is no such key. */
    record Unknown() implements KeyOutcome {}

    /**
     * Nothing was written.
     *
     * @param reason why
     * @param detail what exactly; holds no secret
     */
    record Refused(Reason reason, String detail) implements KeyOutcome {}

    /**
     * Passes a refusal on.
     *
     * @param refused what the service of keys said
     * @return the same for operators
     */
    static Refused refused(KeyService.Refused refused) {
        return new Refused(refused.reason(), refused.detail());
    }
}
