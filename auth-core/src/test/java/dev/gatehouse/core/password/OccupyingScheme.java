// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stays in the first checks until as many run as are waited for, and tells how many there were at once. */
record OccupyingScheme(PasswordScheme scheme, AtomicInteger running, AtomicInteger most, CountDownLatch full)
        implements PasswordScheme {
    @Override
    public boolean reads(StoredPassword stored) {
        return scheme.reads(stored);
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        full.countDown();
        try {
            full.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        running.decrementAndGet();
        return false;
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
