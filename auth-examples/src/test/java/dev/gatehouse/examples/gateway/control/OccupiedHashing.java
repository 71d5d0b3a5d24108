// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordScheme;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Keeps nothing of passwords; checks of them take as long as the test wants. */
final class OccupiedHashing implements PasswordScheme {
    private static final StoredPassword NOTHING = new StoredPassword(Secret.of("nothing"), "bcrypt");
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final CountDownLatch begun = new CountDownLatch(PROCESSORS);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Comes back when all processors check passwords. */
    void by(PasswordHashing hashing) throws InterruptedException {
        for (int i = 0; i < PROCESSORS; i++) {
            var thread = new Thread(() -> hashing.matches(null, Secret.of("guess")));
            threads.add(thread);
            thread.start();
        }
        begun.await();
    }

    void release() throws InterruptedException {
        end.countDown();
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public boolean reads(StoredPassword stored) {
        return true;
    }

    @Override
    public boolean matches(StoredPassword stored, Secret password) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return false;
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
        return NOTHING;
    }

    @Override
    public StoredPassword decoy(SecureRandom random) {
        return NOTHING;
    }

    @Override
    public boolean isSlow() {
        return true;
    }
}
