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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BcryptTest {
    private static final Bcrypt QUICK = new Bcrypt(4);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static StoredPassword stored(String text) {
        return new StoredPassword(Secret.of(text), "bcrypt");
    }

    /** Values that other implementations publish, and one that the original gateway has stored. */
    @ParameterizedTest
    @CsvSource({
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U*, $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
        "U*U*U, $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
        "'', $2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy",
        "password, $2b$10$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK"
    })
    void agreesWithOtherImplementations(String password, String text) {
        assertThat(QUICK.matches(stored(text), Secret.of(password))).isTrue();
        assertThat(QUICK.matches(stored(text), Secret.of(password + "x"))).isFalse();
    }

    @Test
    void whatIsHashedMatches() {
        var hash = QUICK.hash(Secret.of("correct horse"), RANDOM);

        assertThat(hash.scheme()).isEqualTo("bcrypt");
        assertThat(hash.value().reveal()).startsWith("$2b$04$").hasSize(60);
        assertThat(QUICK.matches(hash, Secret.of("correct horse"))).isTrue();
    }

    @Test
    void decoyIsReadAndMatchesNothing() {
        var decoy = QUICK.decoy(RANDOM);

        assertThat(QUICK.reads(decoy)).isTrue();
        assertThat(QUICK.matches(decoy, Secret.of(""))).isFalse();
    }

    @Test
    void cheaperHashIsOutdated() {
        assertThat(Bcrypt.standard().isOutdated(QUICK.decoy(RANDOM))).isTrue();
        assertThat(QUICK.isOutdated(Bcrypt.standard().decoy(RANDOM))).isFalse();
    }

    @Nested
    class At28APasswordBeyond72Bytes {
        private final String longest = "a".repeat(72);

        @Test
        void at28IsNotHashed() {
            assertThatThrownBy(() -> QUICK.hash(Secret.of(longest + "b"), RANDOM))
                    .hasMessage("The password must not be longer than 72 bytes, nor hold a zero byte");
        }

        @Test
        void at28IsCountedInBytes() {
            assertThat(QUICK.refusalOf(Secret.of("\u00e4".repeat(36)))).isEmpty();
            assertThat(QUICK.refusalOf(Secret.of("\u00e4".repeat(36) + "b"))).isPresent();
        }

        @Test
        void at28DoesNotMatchWhatItBeginsWith() {
            var hash = QUICK.hash(Secret.of(longest), RANDOM);

            assertThat(QUICK.matches(hash, Secret.of(longest))).isTrue();
            assertThat(QUICK.matches(hash, Secret.of(longest + "b"))).isFalse();
        }

        @Test
        void at28LastByteCounts() {
            var hash = QUICK.hash(Secret.of(longest), RANDOM);

            assertThat(QUICK.matches(hash, Secret.of("a".repeat(71) + "b"))).isFalse();
        }
    }

    /** The hash repeats a password with a zero byte behind it, so that repetitions of both are one password to it. */
    @Test
    void zeroByteDoesNotMakeTwoPasswordsOfOneHash() {
        var hash = QUICK.hash(Secret.of("ab"), RANDOM);

        assertThat(QUICK.matches(hash, Secret.of("ab\0ab"))).isFalse();
        assertThat(QUICK.refusalOf(Secret.of("ab\0ab"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$2b$16$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK",
                "$2b$31$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK",
                "$2b$03$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK",
                "$2b$1$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK",
                "$2x$10$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK",
                "$2b$10$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7db",
                "$2b$10$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK=",
                "$2b$10$abcdefghijklmnopqrstu=5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK"
            })
    void whatIsNoHashOrCostsTooMuchIsNotRead(String text) {
        assertThat(QUICK.reads(stored(text))).isFalse();
        assertThat(QUICK.matches(stored(text), Secret.of("password"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 16})
    void costThatNobodyWouldReadIsRefused(int cost) {
        assertThatThrownBy(() -> new Bcrypt(cost)).hasMessageEndingWith("was " + cost);
    }
}
