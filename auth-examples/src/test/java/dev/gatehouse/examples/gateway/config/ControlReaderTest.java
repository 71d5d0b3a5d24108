// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlReaderTest {
    @TempDir
    private Path directory;

    @Nested
    class ASecret {
        @Test
        void mustNotBeMissing() {
            assertThat(withoutSecret("")).hasSize(1).first().asString().startsWith("$.secret is missing or empty");
        }

        @Test
        void mustNotBeEmpty() {
            assertThat(withoutSecret(", \"secret\": \"\"")).hasSize(1);
        }

        @Test
        void saysHowToSetOne() {
            assertThat(withoutSecret("").get(0)).contains("TYK_GW_SECRET", "GATEHOUSE_SECRET", "--secret-file");
        }

        @Test
        void isTextAndNotShownIfItIsNot() {
            assertThat(withoutSecret(", \"secret\": 123456")).containsExactly("$.secret must be text");
        }

        @Test
        void mayComeFromOurVariable() {
            var read = in(directory)
                    .variable("GATEHOUSE_SECRET", "of-the-environment")
                    .readFile(file(""));

            assertThat(read.settings().control().secret()).contains(Secret.of("of-the-environment"));
        }

        @Test
        void mayComeFromTheOriginalsVariable() {
            var read = in(directory)
                    .variable("TYK_GW_SECRET", "of-the-environment")
                    .readFile(file(""));

            assertThat(read.settings().control().secret()).contains(Secret.of("of-the-environment"));
        }

        @Test
        void mayNameAVariable() {
            var read =
                    in(directory).variable("MY_OWN", "hidden-there").readFile(file(", \"secret\": \"env://MY_OWN\""));

            assertThat(read.settings().control().secret()).contains(Secret.of("hidden-there"));
        }

        @Test
        void mayNameAnEntryOfTheFile() {
            var read = in(directory)
                    .readFile(file(", \"secret\": \"secrets://own\", \"secrets\": {\"own\": \"hidden-here\"}"));

            assertThat(read.settings().control().secret()).contains(Secret.of("hidden-here"));
        }

        @Test
        void mustNotNameAVariableThatIsAbsent() {
            assertThat(withoutSecret(", \"secret\": \"env://ABSENT\"")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"vault://a.b", "consul://a", "kv://x", "file://y"})
        void isNeverAReferenceTakenLiterally(String reference) {
            assertThat(withoutSecret(", \"secret\": \"" + reference + "\""))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("not supported");
        }

        private List<String> withoutSecret(String members) {
            return in(directory).problemsOf(file(members));
        }

        private String file(String members) {
            return "{\"app_path\": \"" + directory + "\"" + members + "}";
        }
    }

    @Nested
    class TheControlApi {
        @Test
        void mayHaveAPortOfItsOwn() {
            assertThat(in(directory)
                            .with("\"control_api_port\": 9999")
                            .read()
                            .settings()
                            .control()
                            .port())
                    .hasValue(9999);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"listen_port\": 9999, ", ""})
        void sharesThePortIfBothAreTheSame(String listen) {
            int port = listen.isEmpty() ? 8080 : 9999;

            assertThat(in(directory)
                            .with(listen + "\"control_api_port\": " + port)
                            .read()
                            .settings()
                            .control()
                            .port())
                    .isEmpty();
        }

        @Test
        void sharesThePortOtherwise() {
            assertThat(in(directory).read().settings().control().port()).isEmpty();
        }

        @Test
        void mayHaveAHostNameOfItsOwn() {
            assertThat(in(directory)
                            .with("\"control_api_hostname\": \"ops\"")
                            .read()
                            .settings()
                            .control()
                            .hostname())
                    .isEqualTo("ops");
        }

        @Test
        void tellsItsHealthAsHello() {
            assertThat(in(directory).read().settings().control().health()).isEqualTo("hello");
        }

        @Test
        void tellsItsHealthWhereTheFileSays() {
            assertThat(in(directory)
                            .with("\"health_check_endpoint_name\": \"/alive\"")
                            .read()
                            .settings()
                            .control()
                            .health())
                    .isEqualTo("alive");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a b", "tyk/keys"})
        void tellsItsHealthAtOneSegment(String name) {
            assertThat(in(directory)
                            .with("\"health_check_endpoint_name\": \"" + name + "\"")
                            .problems())
                    .hasSize(1);
        }
    }
}
