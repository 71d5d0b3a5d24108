// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.List;

/**
 * How the original gateway is told to name keys.
 *
 * @param hashKeys whether records are kept under a hash of the key
 * @param hashFunction which one; empty for none named
 * @param fallbackFunctions functions under which older records may be found
 * @param minLength shortest key that is looked up
 * @param byUsername whether a key may be addressed by its user name
 * @param legacyMurmur32Allowed whether a function that hashes only part of the key may be used
 * @since 0.1
 */
public record TykKeySettings(
        boolean hashKeys,
        String hashFunction,
        List<String> fallbackFunctions,
        int minLength,
        boolean byUsername,
        boolean legacyMurmur32Allowed) {
    public TykKeySettings {
        fallbackFunctions = List.copyOf(fallbackFunctions);
    }
}
