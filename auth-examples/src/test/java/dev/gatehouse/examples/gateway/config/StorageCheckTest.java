// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorageCheckTest {
    @TempDir
    private Path directory;

    @Nested
    class Storage {
        @Test
        void inRedisStopsTheStartAndSaysWhatToDo() {
            assertThat(in(directory)
                            .with("\"storage\": {\"type\": \"redis\", \"host\": \"h\"}")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("$.storage.type is redis", "--in-memory");
        }

        @Test
        void inRedisIsOverriddenByTheOption() {
            assertThat(in(directory)
                            .with("\"storage\": {\"type\": \"redis\"}")
                            .inMemory()
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "in-memory"})
        void inMemoryIsThere(String type) {
            assertThat(in(directory)
                            .with("\"storage\": {\"type\": \"" + type + "\"}")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"host\": \"redis.internal\", \"port\": 6379",
                    "\"type\": \"\", \"hosts\": {\"a\": \"1\"}",
                    "\"addrs\": [\"a:1\"]",
                    "\"master_name\": \"m\"",
                    "\"enable_cluster\": true",
                    "\"database\": 3"
                })
        void withoutATypeIsRedisAsInTheOriginal(String members) {
            assertThat(in(directory).with("\"storage\": {" + members + "}").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.storage.")
                    .contains("means Redis", "--in-memory");
        }

        @Test
        void withoutATypeIsOverriddenByTheOption() {
            assertThat(in(directory)
                            .with("\"storage\": {\"host\": \"redis.internal\"}")
                            .inMemory()
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"host\": \"\"", "\"port\": 0", "\"enable_cluster\": false", "\"addrs\": null"})
        void thatSaysNothingIsNoOther(String members) {
            assertThat(in(directory)
                            .with("\"storage\": {" + members + "}")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @Test
        void neverShowsWhatItsMembersHold() {
            assertThat(in(directory)
                            .with("\"storage\": {\"username\": \"never-shown\"}")
                            .problems())
                    .hasSize(1)
                    .noneMatch(problem -> problem.contains("never-shown"));
        }

        @Test
        void ofDefinitionsInADashboardStopsTheStart() {
            assertThat(in(directory).with("\"use_db_app_configs\": true").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.use_db_app_configs");
        }
    }

    @Nested
    class Policies {
        @Test
        void inAFileAreAnnouncedAsNotRead() {
            var notices = in(directory)
                    .with("\"policies\": {\"policy_source\": \"file\", \"policy_record_name\": \"p.json\"}")
                    .read()
                    .notices();

            assertThat(notices)
                    .containsExactly("policies are configured and not read yet: keys that name one are refused");
        }

        @Test
        void namedByNoFileAreNoMatter() {
            assertThat(in(directory)
                            .with("\"policies\": {\"policy_source\": \"file\"}")
                            .read()
                            .notices())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"service", "rpc"})
        void ofADashboardStopTheStart(String source) {
            assertThat(in(directory)
                            .with("\"policies\": {\"policy_source\": \"" + source + "\"}")
                            .problems())
                    .hasSize(1);
        }
    }
}
