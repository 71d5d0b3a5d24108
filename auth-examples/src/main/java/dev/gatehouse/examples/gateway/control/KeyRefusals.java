// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.http.HttpAnswer;

/** What an operator is told when a key is not written; the original has two ways to say most of it. */
final class KeyRefusals {
    private KeyRefusals() {}

    /** Of a key that the gateway was to make up. */
    static HttpAnswer created(Refused refused) {
        return switch (refused.reason()) {
            case RIGHTS ->
                ControlAnswers.error(
                        400, "Failed to create key, keys must have at least one Access Rights record set.");
            case POLICY -> ControlAnswers.error(500, "Failed to create key - " + refused.detail());
            default -> always(refused);
        };
    }

    /** Of a key that was named. */
    static HttpAnswer replaced(Refused refused) {
        return switch (refused.reason()) {
            case RIGHTS, POLICY ->
                ControlAnswers.error(500, "Failed to create key, ensure security settings are correct.");
            default -> always(refused);
        };
    }

    /** No 503: nothing is wrong with the gateway, and another one would not have fared better. */
    static HttpAnswer conflict(Refused refused) {
        return ControlAnswers.error(409, refused.detail());
    }

    private static HttpAnswer always(Refused refused) {
        return switch (refused.reason()) {
            case CERTIFICATE_MISSING -> ControlAnswers.error(400, "Key cannot be used without a certificate");
            case CERTIFICATE_CHANGED -> ControlAnswers.error(400, "Key must be used with an existent certificate");
            case CONFLICT -> conflict(refused);
            case BUSY -> ControlAnswers.again(refused.detail());
            default -> ControlAnswers.error(400, refused.detail());
        };
    }
}
