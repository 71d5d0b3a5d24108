// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

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

    /**
     * Nothing was written.
     *
     * @param reason why
     * @param detail what exactly; holds no secret
     */
    record Refused(Reason reason, String detail) implements KeyOutcome {}

    /** Why a key is not written. */
    enum Reason {
        /** There is no such key. */
        UNKNOWN_KEY,
        /** The custom id is shorter than any key that is looked up. */
        ID_TOO_SHORT,
        /** The key with the custom id is none that is looked up: too long, or with characters that no header has. */
        NOT_PRESENTABLE,
        /** The key has no rights, and keys that may do everything are not allowed. */
        NO_RIGHTS,
        /** A policy that the key names cannot be applied. */
        POLICY,
        /** A certificate that the key is tied to cannot be used. */
        BINDING,
        /** The key was made for a certificate, and the new record names none. */
        CERTIFICATE_MISSING,
        /** The new record names another certificate. */
        CERTIFICATE_CHANGED,
        /** Something that keys cannot have yet. */
        NOT_SUPPORTED
    }
}
