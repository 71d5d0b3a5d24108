// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.http.HttpAnswer;

/** What an operator is told when a key is not written; the original has two ways to say most of it. */
final class KeyRefusals {
    private final int minLength;

    KeyRefusals(int minLength) {
        this.minLength = minLength;
    }

    /** Of a key that the gateway was to make up. */
    HttpAnswer created(Refused refused) {
        return switch (refused.reason()) {
            case NO_RIGHTS ->
                ControlAnswers.error(
                        400, "Failed to create key, keys must have at least one Access Rights record set.");
            case POLICY -> ControlAnswers.error(500, "Failed to create key - " + refused.detail());
            default -> always(refused);
        };
    }

    /** Of a key that was named. */
    HttpAnswer replaced(Refused refused) {
        return switch (refused.reason()) {
            case NO_RIGHTS, POLICY ->
                ControlAnswers.error(500, "Failed to create key, ensure security settings are correct.");
            default -> always(refused);
        };
    }

    private HttpAnswer always(Refused refused) {
        return switch (refused.reason()) {
            case UNKNOWN_KEY -> ControlAnswers.error(404, "Key is not found");
            case ID_TOO_SHORT -> ControlAnswers.error(400, tooShort(refused.detail()));
            case CERTIFICATE_MISSING -> ControlAnswers.error(400, "Key cannot be used without a certificate");
            case CERTIFICATE_CHANGED -> ControlAnswers.error(400, "Key must be used with an existent certificate");
            default -> ControlAnswers.error(400, refused.detail());
        };
    }

    private String tooShort(String length) {
        return "custom key ID length " + length + " is less than min_token_length (" + minLength
                + "); the key would be unreachable at auth time. Use an ID of at least min_token_length characters,"
                + " or lower min_token_length in the gateway configuration.";
    }
}
