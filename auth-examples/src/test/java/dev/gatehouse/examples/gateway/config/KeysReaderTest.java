// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.SECRET;
import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysReaderTest {
    @TempDir
    private Path directory;

    @Test
    void areNamedAsTheFileSays() {
        var naming = in(directory)
                .with("\"hash_keys\": true, \"hash_key_function\": \"murmur64\", \"min_token_length\": 9,"
                        + " \"disable_key_actions_by_username\": true")
                .read()
                .settings()
                .keys()
                .naming();

        assertThat(naming).isEqualTo(new TykKeySettings(true, "murmur64", List.of(), 9, false, false));
    }

    @Test
    void at61HashedByPartOnlyStopTheStart() {
        assertThat(in(directory).with("\"hash_keys\": true").problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("hash_key_function", "allow_legacy_murmur32");
    }

    @Test
    void at61HashedByPartOnlyAreAllowedByNameAndAnnounced() {
        assertThat(in(directory)
                        .with("\"hash_keys\": true, \"allow_legacy_murmur32\": true")
                        .read()
                        .notices())
                .containsExactly("allow_legacy_murmur32 is on: different keys may lead to one record");
    }

    @Nested
    class Passwords {
        private String functionOf(String members) {
            return in(directory)
                    .with(members)
                    .read()
                    .settings()
                    .keys()
                    .passwords()
                    .function();
        }

        @Test
        void areHashedWithTheBestWhereTheRecordsAreOurs() {
            assertThat(in(directory).read().settings().keys().passwords().function())
                    .isEqualTo("argon2id");
        }

        @Test
        void areHashedAsTheFileSays() {
            assertThat(functionOf("\"basic_auth_hash_key_function\": \"sha256\""))
                    .isEqualTo("sha256");
        }

        @Test
        void areHashedAsTheOriginalCanReadThemWhereItSharesTheRecords() {
            var fresh = in(directory)
                    .with("\"storage\": {\"type\": \"redis\", \"host\": \"127.0.0.1\"}")
                    .read()
                    .settings()
                    .keys()
                    .passwords()
                    .hashing()
                    .hash(Secret.of("password"));

            assertThat(fresh.scheme()).isEqualTo("bcrypt");
        }

        @Test
        void at61HashedByPartOnlyStopTheStart() {
            assertThat(in(directory)
                            .with("\"basic_auth_hash_key_function\": \"murmur32\"")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("basic_auth_hash_key_function", "allow_legacy_murmur32");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "5000"})
    void haveAnEarthlyLength(String length) {
        assertThat(in(directory).with("\"min_token_length\": " + length).problems())
                .containsExactly("$.min_token_length must be 0 to 4096");
    }

    @Test
    void mayBeMasterKeysIfTheFileSaysSo() {
        assertThat(in(directory)
                        .with("\"allow_master_keys\": true")
                        .read()
                        .settings()
                        .keys()
                        .masterKeysAllowed())
                .isTrue();
    }

    @Test
    void areMasterKeysOnlyIfTheFileSaysSo() {
        assertThat(in(directory).read().settings().keys().masterKeysAllowed()).isFalse();
    }

    @Test
    void haveRecordsThatAreKeptAsTheFileSays() {
        var records = in(directory)
                .with("\"enable_hashed_keys_listing\": true, \"force_global_session_lifetime\": true,"
                        + " \"global_session_lifetime\": 60, \"session_lifetime_respects_key_expiration\": true")
                .read()
                .settings()
                .keys()
                .records();

        assertThat(records).isEqualTo(new KeyRecords(true, true, Duration.ofSeconds(60), true));
    }

    @Test
    void inAFileThatIsAbsentStopTheStart() {
        var sources = new ConfigurationSources(
                Optional.empty(),
                Map.of(),
                Map.of("secret", SECRET, "app_path", directory.toString()),
                false,
                Optional.empty(),
                Optional.of(directory.resolve("absent")));

        assertThat(problemsOf(sources)).hasSize(1).first().asString().endsWith("cannot be read");
    }
}
