// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.tyk.TykKeyRecords;

/**
 * How passwords of users are kept.
 *
 * @param function of new ones, by its name in the original gateway's configuration; beside these {@code argon2id}
 * @param legacyMurmur32Allowed whether the function that ignores the end of a password may be named, and is read
 * @since 0.1
 */
public record Passwords(String function, boolean legacyMurmur32Allowed) {
    /** What a gateway hashes with that shares its records with nobody who could not read them. */
    public static final String USUAL = "argon2id";

    private static final Passwords STANDARD = new Passwords(USUAL, false);

    public Passwords {
        // Thrown here, not when the first gateway starts with it.
        TykKeyRecords.passwords(function, legacyMurmur32Allowed);
    }

    /** {@return Argon2id} */
    public static Passwords standard() {
        return STANDARD;
    }

    /** {@return what hashes and checks; one for a whole gateway, for it bounds how much is computed at once} */
    public PasswordHashing hashing() {
        return TykKeyRecords.passwords(function, legacyMurmur32Allowed);
    }
}
