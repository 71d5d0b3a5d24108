// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Argon2id, <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>, in the PHC string format. A stored hash is read
 * if it asks for at most 64 MiB, 32 passes, 16 lanes, and 512 MiB in all passes together.
 *
 * @param memory KiB that a hash fills; at least 8 for each lane
 * @param passes how often the memory is filled; at least 1
 * @param lanes parts of the memory that could be filled at the same time; at least 1
 * @since 0.1
 */
public record Argon2id(int memory, int passes, int lanes) implements PasswordScheme {
    private static final Argon2id STANDARD = new Argon2id(19 * 1024, 2, 1);
    private static final int SALT = 16;
    private static final int TAG = 32;

    public Argon2id {
        Argon2Hash.requireBounded(memory, passes, lanes);
    }

    /** {@return 19 MiB, two passes, one lane: the first choice of OWASP's password storage cheat sheet} */
    public static Argon2id standard() {
        return STANDARD;
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return Argon2Hash.read(stored.value().reveal()) != null;
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        var hash = Argon2Hash.read(stored.value().reveal());
        return hash != null && MessageDigest.isEqual(hash.tag(), hash.tagOf(password));
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        var hash = Argon2Hash.read(stored.value().reveal());
        return hash != null && (hash.memory() < memory || hash.traffic() < (long) memory * passes);
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return Optional.empty();
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        var fresh = made(RandomBytes.of(random, SALT), new byte[TAG]);
        return stored(made(fresh.salt(), fresh.tagOf(password)));
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return stored(made(RandomBytes.of(random, SALT), RandomBytes.of(random, TAG)));
    }

    private Argon2Hash made(byte[] salt, byte[] tag) {
        return new Argon2Hash(memory, passes, lanes, salt, tag);
    }

    private static StoredPassword stored(Argon2Hash hash) {
        return new StoredPassword(Secret.of(hash.text()), "argon2id");
    }

    @Override
    public boolean isSlow() {
        return true;
    }
}
