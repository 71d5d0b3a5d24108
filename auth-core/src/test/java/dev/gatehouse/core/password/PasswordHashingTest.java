// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    /** Counted, for a time cannot be trusted on a machine that others use. */
    @Nested
    class At30ACheckCostsOneSlowHash {
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

            assertThat(usual.computed() + older.computed()).isEqualTo(1);
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
