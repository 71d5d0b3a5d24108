// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordFunctionsTest {
    private static final Secret PASSWORD = Secret.of("password");
    private static final String BCRYPT = "$2b$10$abcdefghijklmnopqrstuu5Lo0g67CiD3M4RpN1BmBb4Crp5w7dbK";

    private static StoredPassword stored(String value, String scheme) {
        return new StoredPassword(Secret.of(value), scheme);
    }

    /** Of the original gateway. */
    @ParameterizedTest
    @CsvSource({
        "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8, sha256",
        "d5bd0cde2957bf464f345112bc5a9590, murmur128",
        "d5bd0cde2957bf46, murmur64",
        BCRYPT + ", bcrypt",
        BCRYPT + ", argon2",
        BCRYPT + ", ''",
        "password, ''"
    })
    void everyKindOfRecordIsRead(String value, String scheme) {
        var hashing = TykKeyRecords.passwords("", false);

        assertThat(hashing.matches(stored(value, scheme), PASSWORD)).isTrue();
        assertThat(hashing.matches(stored(value, scheme), Secret.of("wrongone")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "5E884898DA28047151D0E56F8DC6292773603D0D6AABBDD62A11EF721D1542D8, sha256",
        "d5bd0cde2957bf46, sha256",
        "password, bcrypt",
        "password, sha256",
        "'', ''"
    })
    void whatTheKindDoesNotFitIsNotRead(String value, String scheme) {
        assertThat(TykKeyRecords.passwords("", false).matches(stored(value, scheme), PASSWORD))
                .isFalse();
    }

    /** Else whoever has read the store could log in with what stands there. */
    @Test
    void at30HashWithoutAWordForItsKindIsNotItsOwnPassword() {
        assertThat(TykKeyRecords.passwords("", false).matches(stored(BCRYPT, ""), Secret.of(BCRYPT)))
                .isFalse();
    }

    /** The last one to three bytes of a password do not count in it. */
    @Nested
    class At61AHashOfPartOfAPassword {
        private final StoredPassword part = stored("720d69a3", "murmur32");

        @Test
        void at61IsNotReadUnlessThatIsAllowed() {
            assertThat(TykKeyRecords.passwords("bcrypt", false).matches(part, PASSWORD))
                    .isFalse();
        }

        @Test
        void at61IsNamedToOperatorsOnceAndWithoutWhatIsKept() {
            var before = System.err;
            var written = new ByteArrayOutputStream();
            System.setErr(new PrintStream(written, true, UTF_8));
            try {
                var hashing = TykKeyRecords.passwords("bcrypt", false);
                hashing.matches(part, Secret.of("t0p-s3cret"));
                hashing.matches(part, PASSWORD);
            } finally {
                System.setErr(before);
            }

            assertThat(written.toString(UTF_8))
                    .containsOnlyOnce("WARN")
                    .containsOnlyOnce("allow_legacy_murmur32")
                    .contains("murmur32")
                    .doesNotContain("720d69a3", "t0p-s3cret");
        }

        @Test
        void at61IsReadIfThatIsAllowed() {
            assertThat(TykKeyRecords.passwords("bcrypt", true).matches(part, PASSWORD))
                    .isTrue();
        }

        @Test
        void at61IsNeverOutdatedForWhatWasTypedMayBeAnother() {
            assertThat(TykKeyRecords.passwords("bcrypt", true).isOutdated(part)).isFalse();
        }

        @Test
        void at62OfNothingIsNotOpenedByNothing() {
            var nothing = stored("00000000", "murmur32");

            assertThat(TykKeyRecords.passwords("bcrypt", true).matches(nothing, Secret.of("")))
                    .isFalse();
        }
    }

    @Nested
    class ANewPassword {
        @ParameterizedTest
        @CsvSource({
            "'', bcrypt",
            "bcrypt, bcrypt",
            "unheard-of, bcrypt",
            "argon2id, argon2id",
            "sha256, sha256",
            "murmur64, murmur64",
            "murmur128, murmur128"
        })
        void isHashedAsTheConfigurationSays(String function, String scheme) {
            var hashing = TykKeyRecords.passwords(function, false);

            var fresh = hashing.hash(PASSWORD);

            assertThat(fresh.scheme()).isEqualTo(scheme);
            assertThat(hashing.matches(fresh, PASSWORD)).isTrue();
            assertThat(hashing.isOutdated(fresh)).isFalse();
        }

        @Test
        void at61IsHashedInPartOnlyIfThatIsAllowed() {
            assertThatThrownBy(() -> TykKeyRecords.passwords("murmur32", false))
                    .hasMessageContaining("allow_legacy_murmur32");
            assertThat(TykKeyRecords.passwords("murmur32", true).hash(PASSWORD))
                    .isEqualTo(stored("720d69a3", "murmur32"));
        }
    }

    @Nested
    class IsOutdated {
        @ParameterizedTest
        @ValueSource(strings = {"sha256", "murmur128", "murmur64", ""})
        void whatIsKeptWithoutCost(String scheme) {
            assertThat(TykKeyRecords.passwords("bcrypt", false).isOutdated(stored("x", scheme)))
                    .isTrue();
        }

        @Test
        void notWhatIsKeptInABetterWay() {
            assertThat(TykKeyRecords.passwords("sha256", false).isOutdated(stored(BCRYPT, "bcrypt")))
                    .isFalse();
        }

        @Test
        void theUsualHashWhereABetterOneIsChosen() {
            assertThat(TykKeyRecords.passwords("argon2id", false).isOutdated(stored(BCRYPT, "bcrypt")))
                    .isTrue();
        }
    }
}
