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
        if (hashKeys && !legacyMurmur32Allowed) {
            requireWhole("hash_key_function", hashFunction);
            fallbackFunctions.forEach(function -> requireWhole("hash_key_function_fallback", function));
        }
        if (minLength < 0) {
            throw new IllegalArgumentException("min_token_length must not be negative, was " + minLength);
        }
        minLength = minLength == 0 ? DEFAULT_MIN_LENGTH : minLength;
    }

    private static void requireWhole(String member, String function) {
        if (TykHash.configured(function) == TykHash.MURMUR32) {
            throw new IllegalArgumentException("hash_keys with "
                    + (function.isEmpty() ? "an empty " + member : member + " murmur32")
                    + " hashes only part of a key: set " + member + " to sha256 or murmur64,"
                    + " or allow_legacy_murmur32 to true to go on with existing keys");
        }
    }

    /**
     * What hashes a key. What the key says of it is believed only if it names a configured function.
     *
     * @param said the name in the key; empty if it says nothing, which the original takes for its own function
     */
    TykHash functionFor(String said) {
        var configured = TykHash.configured(hashFunction);
        var named = said.isEmpty() ? TykHash.MURMUR32 : TykHash.named(said);
        return named != null && isFallback(named) ? named : configured;
    }

    private boolean isFallback(TykHash hash) {
        for (var function : fallbackFunctions) {
            if (TykHash.configured(function) == hash) {
                return true;
            }
        }
        return false;
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
