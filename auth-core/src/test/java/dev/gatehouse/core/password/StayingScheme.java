// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Tells that a check, or a new hash, has begun, and stays in it until it is let go. */
public record StayingScheme(PasswordScheme scheme, CountDownLatch begun, CountDownLatch end) implements PasswordScheme {
    private void stay() {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return scheme.reads(stored);
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        stay();
        return scheme.matches(stored, password);
    }

    @Override
    public boolean isOutdated(StoredPassword stored) {
        return scheme.isOutdated(stored);
    }

    @Override
    public Optional<String> refusalOf(Secret password) {
        return scheme.refusalOf(password);
    }

    @Override
    public StoredPassword hash(Secret password, SecureRandom random) {
        stay();
        return scheme.hash(password, random);
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return scheme.decoy(random);
    }

    @Override
    public boolean isSlow() {
        return true;
    }
}
