// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;

/**
 * How the original's configuration says that keys are named and stored.
 *
 * @param hashKeys whether sessions are stored under a hash of their key ({@code hash_keys})
 * @param hashFunction name of the hash function, empty for the form without JSON ({@code hash_key_function})
 * @param fallbackFunctions functions that older keys were made with ({@code hash_key_function_fallback})
 * @param minLength shortest key in bytes; 0 for the default of 3 ({@code min_token_length})
 * @param byUsername whether a custom id may stand for its key (not {@code disable_key_actions_by_username})
 * @param legacyMurmur32Allowed whether the hash that ignores the end of a key may be used ({@code
 *     allow_legacy_murmur32}, a member of ours)
 * @since 0.1
 */
public record TykKeySettings(
        boolean hashKeys,
        String hashFunction,
        List<String> fallbackFunctions,
        int minLength,
        boolean byUsername,
        boolean legacyMurmur32Allowed) {
    private static final int DEFAULT_MIN_LENGTH = 3;

    public TykKeySettings {
        fallbackFunctions = List.copyOf(fallbackFunctions);
        boolean truncating = hashFunction.isEmpty() || hashFunction.equals(TykHash.MURMUR32.word());
        if (hashKeys && truncating && !legacyMurmur32Allowed) {
            throw new IllegalArgumentException("hash_keys with "
                    + (hashFunction.isEmpty() ? "no hash_key_function" : "hash_key_function murmur32")
                    + " hashes only part of a key: set hash_key_function to sha256 or murmur64,"
                    + " or allow_legacy_murmur32 to true to go on with existing keys");
        }
        if (minLength < 0) {
            throw new IllegalArgumentException("min_token_length must not be negative, was " + minLength);
        }
        minLength = minLength == 0 ? DEFAULT_MIN_LENGTH : minLength;
    }

    /** {@return keys stored as they are, in the form without JSON: the original's settings where nothing is said} */
    public static TykKeySettings standard() {
        return new TykKeySettings(false, "", List.of(), 0, true, false);
    }

    /**
     * Hashed keys.
     *
     * @param function name of the hash function
     * @return settings with that function alone
     */
    public static TykKeySettings hashed(String function) {
        return new TykKeySettings(true, function, List.of(), 0, true, false);
    }
}
