// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.password.PasswordScheme;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A password that the original has stored as it is, which it does where its hash fails. Only read, never written. Asked
 * last, or whoever knows the hash of a record that lacks a word for it could present that.
 */
record ClearPassword() implements PasswordScheme {
    @Override
    public boolean reads(StoredPassword stored) {
        return stored.scheme().isEmpty() && stored.value().length() > 0;
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        return stored.value().matches(password);
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        return true;
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return Optional.of("A password is not stored in clear");
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        throw new IllegalArgumentException("a password is not stored in clear");
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        throw new IllegalStateException("nothing is kept in clear, so nothing is made to look so");
    }

    @Override
    public boolean isSlow() {
        return false;
    }
}
