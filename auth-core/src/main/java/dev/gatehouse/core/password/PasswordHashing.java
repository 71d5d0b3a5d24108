// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hashes new passwords in one way, and checks those that are kept in this or another one.
 *
 * <p>A check costs one slow hash, whether there is such a user, such a password or neither: a user whose password is kept
 * cheaply, or not at all, cannot be told from others by the time it takes. No more hashes than the machine has processors
 * are computed at the same time, so that many guesses at once fill no memory; other callers wait. Thread-safe.
 *
 * @since 0.1
 */
public final class PasswordHashing {
    private final PasswordScheme preferred;
    private final List<PasswordScheme> kept;
    private final List<PasswordScheme> replaced;
    private final SecureRandom random;
    private final StoredPassword decoy;
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    private PasswordHashing(
            PasswordScheme preferred, List<PasswordScheme> kept, List<PasswordScheme> replaced, SecureRandom random) {
        this.preferred = preferred;
        this.kept = List.copyOf(kept);
        this.replaced = List.copyOf(replaced);
        this.random = random;
        this.decoy = preferred.decoy(random);
    }

    /** {@return Argon2id as OWASP recommends it; bcrypt hashes are read, and replaced when their users log in} */
    public static PasswordHashing standard() {
        return preferring(Argon2id.standard()).replacing(List.of(Bcrypt.standard()));
    }

    /**
     * Hashing in one way.
     *
     * @param scheme how new passwords are hashed
     * @return a hashing that reads no other scheme
     */
    public static PasswordHashing preferring(PasswordScheme scheme) {
        return new PasswordHashing(scheme, List.of(), List.of(), new SecureRandom());
    }

    /**
     * Reads more schemes, and leaves what they hashed as it is.
     *
     * @param schemes in the order in which they are asked
     * @return hashing that reads them, too
     */
    public PasswordHashing keeping(List<PasswordScheme> schemes) {
        return new PasswordHashing(preferred, schemes, replaced, random);
    }

    /**
     * Reads more schemes, and finds what they hashed outdated.
     *
     * @param schemes in the order in which they are asked
     * @return hashing that reads them, too
     */
    public PasswordHashing replacing(List<PasswordScheme> schemes) {
        return new PasswordHashing(preferred, kept, schemes, random);
    }

    /**
     * Sets the source of salts.
     *
     * @param source a cryptographic one
     * @return hashing with that source
     */
    public PasswordHashing random(SecureRandom source) {
        return new PasswordHashing(preferred, kept, replaced, source);
    }

    /**
     * Looks whether a password can be kept.
     *
     * @param password the password
     * @return why not, in words for the user; empty if it can
     */
    public Optional<String> refusalOf(Secret password) {
        return password.length() == 0 ? Optional.of("The password must not be empty") : preferred.refusalOf(password);
    }

    /**
     * Hashes a new password.
     *
     * @param password the password
     * @return what to keep
     * @throws IllegalArgumentException if the password is {@linkplain #refusalOf refused}
     */
    public StoredPassword hash(Secret password) {
        refusalOf(password).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
        places.acquireUninterruptibly();
        try {
            return preferred.hash(password, random);
        } finally {
            places.release();
        }
    }

    /**
     * Checks a password.
     *
     * @param stored what is kept of it; null where there is no such user, or nothing is kept
     * @param password what a client presented
     * @return whether it is that password; never, where nothing is kept or nobody reads it
     */
    public boolean matches(@Nullable StoredPassword stored, Secret password) {
        var scheme = stored == null ? null : schemeOf(stored);
        places.acquireUninterruptibly();
        try {
            if (stored == null || scheme == null) {
                preferred.matches(decoy, password);
                return false;
            }
            return matches(scheme, stored, password);
        } finally {
            places.release();
        }
    }

    private boolean matches(PasswordScheme scheme, StoredPassword stored, Secret password) {
        if (!scheme.isSlow() && preferred.isSlow()) {
            preferred.matches(decoy, password);
        }
        return scheme.matches(stored, password);
    }

    private @Nullable PasswordScheme schemeOf(StoredPassword stored) {
        return Stream.of(Stream.of(preferred), kept.stream(), replaced.stream())
                .flatMap(schemes -> schemes)
                .filter(scheme -> scheme.reads(stored))
                .findFirst()
                .orElse(null);
    }

    /**
     * Looks whether a password should be hashed anew: it is kept in a weaker way than new ones, or was made cheaper.
     *
     * @param stored what is kept of it
     * @return whether a new hash would be better
     */
    public boolean isOutdated(StoredPassword stored) {
        var scheme = schemeOf(stored);
        if (scheme == null || kept.contains(scheme)) {
            return false;
        }
        return scheme != preferred || preferred.isOutdated(stored);
    }
}
