// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.password.PasswordScheme;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The original's cheap ways to keep a password: a hash without salt, in lower-case hexadecimal. For records that exist.
 *
 * @param function hashes
 */
record DigestedPassword(TykHash function) implements PasswordScheme {
    private static final KeyHasher HASHER = new KeyHasher();
    private static final int DECOY = 32;

    @Override
    public boolean reads(StoredPassword stored) {
        return stored.scheme().equals(function.word());
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        var hash = HASHER.hash(function, password.bytes()).getBytes(UTF_8);
        return MessageDigest.isEqual(hash, stored.value().bytes());
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        return false;
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return Optional.empty();
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        return hash(password.bytes());
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        var bytes = new byte[DECOY];
        random.nextBytes(bytes);
        return hash(bytes);
    }

    private StoredPassword hash(byte[] password) {
        return new StoredPassword(Secret.of(HASHER.hash(function, password)), function.word());
    }

    @Override
    public boolean isWhole() {
        return function != TykHash.MURMUR32;
    }

    @Override
    public boolean isSlow() {
        return false;
    }
}
