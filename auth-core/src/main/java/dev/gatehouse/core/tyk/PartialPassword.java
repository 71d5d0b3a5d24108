// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.password.PasswordScheme;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passwords that are kept as a hash of a part of them, where that is not allowed: nobody has such a password. */
final class PartialPassword implements PasswordScheme {
    private static final Logger LOG = LoggerFactory.getLogger(PartialPassword.class);

    private final DigestedPassword kept;
    private final AtomicBoolean told = new AtomicBoolean();

    PartialPassword(DigestedPassword kept) {
        this.kept = kept;
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return kept.reads(stored);
    }

    /** Told once: the records of users say how many there are, and their users come back. */
    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "a user is refused whose password is kept as {}, which stands for a part of it only: set a new one,"
                            + " or allow_legacy_murmur32",
                    kept.function().word());
        }
        return false;
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        return false;
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return Optional.of("Passwords are not kept in this way");
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        throw new IllegalArgumentException("passwords are not kept in this way");
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return kept.decoy(random);
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public boolean isSlow() {
        return false;
    }
}
