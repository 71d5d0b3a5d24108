// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PasswordHashingTest {
    private static final Secret PASSWORD = Secret.of("correct horse");

    private final CountedScheme usual = CountedScheme.slow("usual");
    private final CountedScheme older = CountedScheme.slow("older");
    private final CountedScheme cheap = CountedScheme.cheap("cheap");
    private final PasswordHashing hashing = PasswordHashing.preferring(usual).replacing(List.of(older, cheap));

    @Test
    void whatWasHashedMatches() {
        assertThat(hashing.matches(hashing.hash(PASSWORD), PASSWORD)).isTrue();
    }

    @Test
    void anotherPasswordDoesNotMatch() {
        assertThat(hashing.matches(hashing.hash(PASSWORD), Secret.of("correct house")))
                .isFalse();
    }

    @Test
    void whatNobodyReadsNeverMatches() {
        var unknown = new StoredPassword(PASSWORD, "");

        assertThat(hashing.matches(unknown, PASSWORD)).isFalse();
    }

    @Test
    void whatIsNotThereNeverMatches() {
        assertThat(hashing.matches(null, Secret.of(""))).isFalse();
    }

    @Test
    void emptyPasswordIsNotHashed() {
        assertThatThrownBy(() -> hashing.hash(Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusedPasswordIsNotHashed() {
        var refused = Secret.of("a password that is too long");

        assertThatThrownBy(() -> hashing.hash(refused)).hasMessage("too long");
        assertThat(usual.computed()).isZero();
    }

    /** Counted, for a time cannot be trusted on a machine that others use; what it costs in fact is measured elsewhere. */
    @Nested
    class At30ACheckCostsOneHashOfEachSlowScheme {
        @AfterEach
        void at30SoItDoesOfTheOlderOne() {
            assertThat(older.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAKnownUser() {
            hashing.matches(usual.stored("x"), PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAnUnknownUser() {
            hashing.matches(null, PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAUserWithoutAPasswordThatCanBeRead() {
            hashing.matches(new StoredPassword(Secret.of("?"), "?"), PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAUserWhosePasswordIsKeptCheaply() {
            hashing.matches(cheap.stored("x"), PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAUserOfAnOlderSlowHash() {
            hashing.matches(older.stored("x"), PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30ForAnEmptyPassword() {
            hashing.matches(usual.stored(""), Secret.of(""));

            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void at30WhereNewPasswordsAreKeptCheaply() {
            var cheaply = PasswordHashing.preferring(cheap).keeping(List.of(usual, older));

            cheaply.matches(null, PASSWORD);

            assertThat(usual.computed()).isEqualTo(1);
        }
    }

    @Nested
    class IsOutdated {
        @Test
        void whatAWeakerSchemeKeeps() {
            assertThat(hashing.isOutdated(cheap.stored("x"))).isTrue();
        }

        @Test
        void whatTheSchemeItselfMadeCheaper() {
            var now = PasswordHashing.preferring(usual.stronger());

            assertThat(now.isOutdated(usual.stored("x"))).isTrue();
        }

        @Test
        void notWhatIsAsGoodAsNew() {
            assertThat(hashing.isOutdated(usual.stored("x"))).isFalse();
        }

        @Test
        void notWhatIsToBeKept() {
            var keeping = PasswordHashing.preferring(usual).keeping(List.of(older));

            assertThat(keeping.isOutdated(older.stored("x"))).isFalse();
        }

        @Test
        void notWhatNobodyReads() {
            assertThat(hashing.isOutdated(new StoredPassword(Secret.of("?"), "?")))
                    .isFalse();
        }
    }

    @Test
    void at62EmptyPasswordMatchesNothing() {
        assertThat(hashing.matches(usual.stored(""), Secret.of(""))).isFalse();
    }

    @Test
    void passwordThatIsLongerThanAnyLoginIsRefused() {
        var lax = PasswordHashing.preferring(new Argon2id(8, 1, 1));

        assertThat(lax.refusalOf(Secret.of("x".repeat(4096)))).isEmpty();
        assertThat(lax.refusalOf(Secret.of("x".repeat(4097))))
                .contains("The password must not be longer than 4096 bytes");
    }

    @Test
    void schemesThatAreNamedLaterAreReadToo() {
        var both = PasswordHashing.preferring(usual).replacing(List.of(older)).replacing(List.of(cheap));

        assertThat(both.matches(older.stored(PASSWORD.reveal()), PASSWORD)).isTrue();
        assertThat(both.matches(cheap.stored(PASSWORD.reveal()), PASSWORD)).isTrue();
    }

    @Nested
    class At60WhileAllProcessorsHash {
        private final int processors = Runtime.getRuntime().availableProcessors();
        private final CountDownLatch all = new CountDownLatch(processors);
        private final CountDownLatch end = new CountDownLatch(1);
        private final PasswordHashing crowded =
                PasswordHashing.preferring(new StayingScheme(usual, all, end)).patience(Duration.ZERO);

        private void whileAllAreTaken(Runnable test) throws InterruptedException {
            var threads = IntStream.range(0, processors)
                    .mapToObj(i -> new Thread(() -> crowded.matches(null, PASSWORD)))
                    .toList();
            threads.forEach(Thread::start);
            all.await();
            test.run();
            end.countDown();
            for (var thread : threads) {
                thread.join();
            }
        }

        @Test
        void at60NobodyWaitsForEver() throws InterruptedException {
            whileAllAreTaken(() ->
                    assertThatThrownBy(() -> crowded.matches(null, PASSWORD)).isInstanceOf(HashingBusyException.class));
        }

        @Test
        void at60NewPasswordsDoNotWaitEither() throws InterruptedException {
            whileAllAreTaken(
                    () -> assertThatThrownBy(() -> crowded.hash(PASSWORD)).isInstanceOf(HashingBusyException.class));
        }

        @Test
        void interruptionEndsTheWaiting() throws InterruptedException {
            var patient = crowded.patience(Duration.ofHours(1));
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> patient.matches(null, PASSWORD)).isInstanceOf(HashingBusyException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void noMoreHashesAtOnceThanThereAreProcessors() throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(processors);
        var crowded = PasswordHashing.preferring(new OccupyingScheme(usual, running, most, full));
        var threads = IntStream.range(0, processors * 4)
                .mapToObj(i -> new Thread(() -> crowded.matches(null, PASSWORD)))
                .toList();

        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }

        assertThat(most.get()).isEqualTo(processors);
    }

    @Test
    void standardReadsBcryptAndFindsItOutdated() {
        var stored = PasswordHashing.preferring(new Bcrypt(4)).hash(PASSWORD);
        var standard = PasswordHashing.standard();

        assertThat(standard.matches(stored, PASSWORD)).isTrue();
        assertThat(standard.isOutdated(stored)).isTrue();
        assertThat(standard.hash(PASSWORD).scheme()).isEqualTo("argon2id");
    }
}
