// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2idTest {
    /** Of the reference implementation, for {@code password} and {@code somesalt}. */
    private static final StoredPassword REFERENCE =
            stored("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");

    private static final Argon2id QUICK = new Argon2id(64, 2, 1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static StoredPassword stored(String text) {
        return new StoredPassword(Secret.of(text), "argon2id");
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(QUICK.matches(REFERENCE, Secret.of("password"))).isTrue();
        assertThat(QUICK.matches(REFERENCE, Secret.of("passwore"))).isFalse();
    }

    @Test
    void recommendedParametersAreTheStandard() {
        var hash = Argon2id.standard().hash(Secret.of("x"), RANDOM);

        assertThat(hash.value().reveal()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash.scheme()).isEqualTo("argon2id");
    }

    @Test
    void hashesOfOnePasswordDiffer() {
        var one = QUICK.hash(Secret.of("x"), RANDOM);
        var other = QUICK.hash(Secret.of("x"), RANDOM);

        assertThat(one.value().reveal()).isNotEqualTo(other.value().reveal());
    }

    @Test
    void everyByteOfALongPasswordCounts() {
        var hash = QUICK.hash(Secret.of("a".repeat(500)), RANDOM);

        assertThat(QUICK.matches(hash, Secret.of("a".repeat(500)))).isTrue();
        assertThat(QUICK.matches(hash, Secret.of("a".repeat(499) + "b"))).isFalse();
    }

    @Test
    void decoyIsReadAndMatchesNothing() {
        var decoy = QUICK.decoy(RANDOM);

        assertThat(QUICK.reads(decoy)).isTrue();
        assertThat(QUICK.isOutdated(decoy)).isFalse();
        assertThat(QUICK.matches(decoy, Secret.of(""))).isFalse();
    }

    @Nested
    class AStoredHash {
        @Test
        void isOutdatedWithLessMemory() {
            assertThat(new Argon2id(128, 1, 1).isOutdated(QUICK.decoy(RANDOM))).isTrue();
        }

        @Test
        void isOutdatedWithFewerPasses() {
            assertThat(new Argon2id(64, 3, 1).isOutdated(QUICK.decoy(RANDOM))).isTrue();
        }

        @Test
        void isNotOutdatedIfItIsBetter() {
            assertThat(QUICK.isOutdated(REFERENCE)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "m=65537,t=1,p=1",
                    "m=2147483647,t=1,p=1",
                    "m=999999999999,t=1,p=1",
                    "m=64,t=33,p=1",
                    "m=65536,t=9,p=1",
                    "m=1024,t=1,p=17",
                    "m=15,t=1,p=2",
                    "m=0,t=1,p=1",
                    "m=64,t=0,p=1",
                    "m=64,t=1,p=0",
                    "m=-64,t=1,p=1",
                    "m=064,t=1,p=1",
                    "t=1,m=64,p=1"
                })
        void thatAsksForTooMuchOrTooLittleIsNotRead(String parameters) {
            var text = "$argon2id$v=19$" + parameters + "$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

            assertThat(QUICK.reads(stored(text))).isFalse();
            assertThat(QUICK.matches(stored(text), Secret.of("password"))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "$argon2id$",
                    "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ=$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=64,t=1,p=1$c29t$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXP",
                    "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQaa$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                    "$argon2id$v=19$m=64,t=1,p=1,keyid=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
                })
        void ofAnotherFormIsNotRead(String text) {
            assertThat(QUICK.reads(stored(text))).isFalse();
        }
    }

    @Test
    void parametersThatNobodyWouldReadAreRefused() {
        assertThatThrownBy(() -> new Argon2id(64 * 1024, 9, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was m=65536, t=9, p=1");
    }
}
