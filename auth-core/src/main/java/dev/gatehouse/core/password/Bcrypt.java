// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The password hash of OpenBSD. It heeds 72 bytes and ends at the first zero byte; a password that goes on is never
 * hashed, and never matches, so that no part of a password stands for the whole. A stored hash is read if its cost is at
 * most 15.
 *
 * @param cost binary logarithm of the number of rounds, 4 to 15
 * @since 0.1
 */
public record Bcrypt(int cost) implements PasswordScheme {
    private static final Bcrypt STANDARD = new Bcrypt(10);
    private static final int LONGEST = 72;

    public Bcrypt {
        if (cost < BcryptHash.LEAST_COST || cost > BcryptHash.MOST_COST) {
            throw new IllegalArgumentException("the cost of bcrypt must be 4 to 15, was " + cost);
        }
    }

    /** {@return the cost of 10 that the original gateway uses} */
    public static Bcrypt standard() {
        return STANDARD;
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return BcryptHash.read(stored.value().reveal()) != null;
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        var hash = BcryptHash.read(stored.value().reveal());
        // The hash comes first, so that a password which cannot match takes as long as any other.
        return hash != null && MessageDigest.isEqual(hash.tag(), hash.tagOf(password)) && isWhole(password);
    }

    private static boolean isWhole(Secret password) {
        if (password.length() > LONGEST) {
            return false;
        }
        for (var octet : password.bytes()) {
            if (octet == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        var hash = BcryptHash.read(stored.value().reveal());
        return hash != null && hash.cost() < cost;
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return isWhole(password)
                ? Optional.empty()
                : Optional.of("The password must not be longer than " + LONGEST + " bytes, nor hold a zero byte");
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        refusalOf(password).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        var fresh = made(RandomBytes.of(random, BcryptHash.SALT), new byte[BcryptHash.TAG]);
        return stored(made(fresh.salt(), fresh.tagOf(password)));
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return stored(made(RandomBytes.of(random, BcryptHash.SALT), RandomBytes.of(random, BcryptHash.TAG)));
    }

    private BcryptHash made(byte[] salt, byte[] tag) {
        return new BcryptHash(cost, salt, tag);
    }

    private static StoredPassword stored(BcryptHash hash) {
        return new StoredPassword(Secret.of(hash.text()), "bcrypt");
    }

    @Override
    public boolean isSlow() {
        return true;
    }
}
