// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.core.internal.crypto.KeyedHash;
import dev.gatehouse.core.internal.crypto.KeyedHash.Fingerprint;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SharedChecksTest {
    private final KeyedHash names = new KeyedHash(new SecureRandom());
    private final SharedChecks checks = new SharedChecks();
    private final AtomicInteger asked = new AtomicInteger();

    private Fingerprint named(String text) {
        return names.of(Secret.of(text));
    }

    private boolean answer() {
        asked.incrementAndGet();
        return true;
    }

    @Test
    void oneAfterTheOtherAreAskedEachTime() {
        checks.ask(named("a"), this::answer);
        checks.ask(named("a"), this::answer);

        assertThat(asked).hasValue(2);
    }

    @Test
    void equalOnesAtOnceAreAskedOnce() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var end = new CompletableFuture<Boolean>();
        var first = CompletableFuture.supplyAsync(() -> checks.ask(named("a"), () -> {
            begun.countDown();
            return end.join() && answer();
        }));
        begun.await();
        var second = new Thread(() -> checks.ask(named("a"), this::answer));
        second.start();
        while (second.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        end.complete(true);
        second.join();

        assertThat(first.join()).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void othersAtOnceAreAskedThemselves() {
        boolean other = checks.ask(named("a"), () -> checks.ask(named("b"), this::answer));

        assertThat(other).isTrue();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatFailsIsAskedAgain() {
        assertThatThrownBy(() -> checks.ask(named("a"), () -> {
                    throw new IllegalStateException("away");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(checks.ask(named("a"), this::answer)).isTrue();
    }
}
