// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.SECRET;
import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.secret.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {
    @TempDir
    private Path directory;

    @Nested
    class AFileThatSaysLittle {
        @Test
        void listensWhereTheOriginalDoes() {
            assertThat(in(directory).read().settings().listening().port()).isEqualTo(8080);
        }

        @Test
        void listensOnAllAddresses() {
            assertThat(in(directory).read().settings().listening().host()).isEmpty();
        }

        @Test
        void servesItsDirectory() {
            assertThat(in(directory).read().settings().definitions().directory())
                    .contains(directory);
        }

        @Test
        void guardsTheControlApiByItsSecret() {
            assertThat(in(directory).read().settings().control().secret()).contains(Secret.of(SECRET));
        }

        @Test
        void keepsKeysUnhashedAsTheOriginalDoes() {
            assertThat(in(directory).read().settings().keys().naming().hashKeys())
                    .isFalse();
        }

        @Test
        void anchorsPathsAsTheOriginalDoes() {
            assertThat(in(directory).read().settings().definitions().reading().pathMatching())
                    .isEqualTo(PathMatching.ANYWHERE);
        }

        @Test
        void givesNoNotice() {
            assertThat(in(directory).read().notices()).isEmpty();
        }
    }

    @Nested
    class AFileThatIsNoConfiguration {
        @Test
        void isNamedIfItDoesNotExist() {
            var missing = directory.resolve("absent.conf");

            assertThat(problemsOf(ConfigurationSources.of(missing))).containsExactly(missing + " cannot be read");
        }

        @Test
        void tellsWhereItIsBroken() {
            assertThat(in(directory).problemsOf("{\"secret\": \"abc\",\n oops}"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("not JSON at line 2");
        }

        @Test
        void showsNothingOfItsText() {
            assertThat(in(directory).problemsOf("{\"secret\": \"abcdef\" \"more-secret\"}"))
                    .noneMatch(problem -> problem.contains("secret\"") || problem.contains("more-secret"));
        }

        @Test
        void mustBeAnObject() {
            assertThat(in(directory).problemsOf("[]"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("$: must be an object");
        }

        @Test
        void mustNotSayAnythingTwice() {
            assertThat(in(directory).problemsOf("{\"hash_keys\": true, \"hash_keys\": false}"))
                    .hasSize(1);
        }
    }

    @Nested
    class ASection {
        @ParameterizedTest
        @ValueSource(strings = {"http_server_options", "storage", "policies", "security", "monitor"})
        void mustBeAnObject(String name) {
            assertThat(in(directory).with("\"" + name + "\": \"x\"").problems())
                    .containsExactly("$." + name + " must be an object");
        }
    }

    @Nested
    class UnknownMembers {
        @Test
        void areNamedInOneLine() {
            assertThat(in(directory)
                            .with("\"zebra\": 1, \"http_server_options\": {\"apple\": true}")
                            .read()
                            .notices())
                    .containsExactly("unknown settings: http_server_options.apple, zebra");
        }

        @Test
        void stopTheStartIfOnlyTheirCaseIsWrong() {
            assertThat(in(directory).with("\"Hash_Keys\": true").problems())
                    .containsExactly("$.Hash_Keys must be spelled hash_keys");
        }

        @Test
        void stopTheStartIfTheCaseOfASectionIsWrong() {
            assertThat(in(directory)
                            .with("\"Security\": {\"control_api_use_mutual_tls\": true}")
                            .problems())
                    .containsExactly("$.Security must be spelled security");
        }
    }

    @Nested
    class SeveralMembersWithoutEffect {
        @Test
        void areNamedInOneLineTogether() {
            assertThat(in(directory)
                            .with("\"enable_analytics\": true, \"enable_jsvm\": true")
                            .read()
                            .notices())
                    .containsExactly("settings without effect in this gateway: enable_analytics, enable_jsvm");
        }

        @Test
        void ofOneSubtreeAreNamedOnce() {
            assertThat(in(directory)
                            .with("\"uptime_tests\": {\"disable\": true, \"poller_group\": \"a\"}")
                            .read()
                            .notices())
                    .containsExactly("settings without effect in this gateway: uptime_tests");
        }
    }

    @Nested
    class SeveralProblems {
        @Test
        void areToldTogether() {
            assertThat(in(directory)
                            .with("\"listen_port\": \"x\", \"hash_keys\": 1, \"management_node\": true")
                            .problems())
                    .hasSize(3);
        }

        @Test
        void ofMeaningAreToldTogether() {
            assertThat(in(directory)
                            .with("\"listen_port\": 70000, \"use_db_app_configs\": true")
                            .problems())
                    .hasSize(2);
        }
    }
}
