// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.settings.ClientLimits;
import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListeningReaderTest {
    @TempDir
    private Path directory;

    @Nested
    class Timeouts {
        private ClientLimits limits(String members) {
            return in(directory)
                    .with("\"http_server_options\": {" + members + "}")
                    .read()
                    .settings()
                    .listening()
                    .limits();
        }

        @Test
        void areTheUsualOnesWhereTheFileSaysNothing() {
            assertThat(limits("\"read_timeout\": 0")).isEqualTo(ClientLimits.standard());
        }

        @Test
        void boundTheRequestByTheTimeToRead() {
            assertThat(limits("\"read_timeout\": 5, \"write_timeout\": 600").request())
                    .isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void boundTheSilenceBetweenRequestsByTheTimeToRead() {
            assertThat(limits("\"read_timeout\": 5, \"write_timeout\": 600").idle())
                    .isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void boundTheHeadByTheTimeToReadIfThatIsShort() {
            assertThat(limits("\"read_timeout\": 5").head()).isEqualTo(Duration.ofSeconds(5));
        }

        @Test
        void doNotMakeHeadsSlower() {
            assertThat(limits("\"read_timeout\": 600").head())
                    .isEqualTo(ClientLimits.standard().head());
        }

        @Test
        void boundTheAnswerByTheTimeToWrite() {
            assertThat(limits("\"read_timeout\": 5, \"write_timeout\": 600").answer())
                    .isEqualTo(Duration.ofSeconds(600));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "86401", "9223372036854775807", "-9223372036854775808"})
        void areBounded(String seconds) {
            var options = "\"read_timeout\": %s, \"write_timeout\": %s".formatted(seconds, seconds);

            assertThat(in(directory)
                            .with("\"http_server_options\": {" + options + "}")
                            .problems())
                    .containsExactly(
                            "$.http_server_options.read_timeout must be 0 to 86400 seconds",
                            "$.http_server_options.write_timeout must be 0 to 86400 seconds");
        }
    }

    @Nested
    class TlsTowardsClients {
        private static final String FILES =
                "\"certificates\": [{\"domain_name\": \"a\", \"cert_file\": \"%s\", \"key_file\": \"%s\"}]";

        @Test
        void isOffUnlessTheFileSaysSo() {
            assertThat(in(directory).read().settings().listening().tls()).isEmpty();
        }

        @Test
        void hasTheCertificatesOfTheFile() {
            var fixture = in(directory);
            var certificate = fixture.file("a.crt", "");
            var key = fixture.file("a.key", "");

            var tls = options(fixture, FILES.formatted(certificate, key))
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().certificates()).containsExactly(new PemPair(certificate, key));
        }

        @Test
        void mayHaveCertificateAndKeyInOneFile() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            var tls = options(fixture, "\"ssl_certificates\": [\"" + both + "\"]")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().certificates()).containsExactly(new PemPair(both, both));
        }

        @Test
        void hasTheVersionsOfTheFile() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            var tls = options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"min_version\": 772")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().versions()).containsExactly("TLSv1.3");
        }

        @Test
        void namesCiphersAsJavaDoes() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            var tls = options(
                            fixture,
                            "\"ssl_certificates\": [\"" + both
                                    + "\"], \"ssl_ciphers\": [\"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305\"]")
                    .read()
                    .settings()
                    .listening()
                    .tls();

            assertThat(tls.orElseThrow().ciphers()).containsExactly("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
        }

        @Test
        void withoutACertificateStopsTheStart() {
            assertThat(options(in(directory), "\"ssl_certificates\": []").problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("use_ssl needs certificates");
        }

        @Test
        void withACertificateThatIsNoFileStopsTheStart() {
            assertThat(options(in(directory), "\"ssl_certificates\": [\"abcdef0123\"]")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.http_server_options.ssl_certificates[0] must name a readable file");
        }

        @Test
        void withANameThatTheSystemDoesNotKnowStopsTheStart() {
            assertThat(options(in(directory), "\"ssl_certificates\": [\"a\\u0000b\"]")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("$.http_server_options.ssl_certificates[0] must name a readable file");
        }

        @Test
        void withAVersionThatIsNoneStopsTheStart() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            assertThat(options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"min_version\": 12")
                            .problems())
                    .hasSize(1);
        }

        @Test
        void withVersionsTheWrongWayRoundStopsTheStart() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            assertThat(options(
                                    fixture,
                                    "\"ssl_certificates\": [\"" + both
                                            + "\"], \"min_version\": 772, \"max_version\": 771")
                            .problems())
                    .hasSize(1);
        }

        @Test
        void withACipherThatJavaDoesNotHaveStopsTheStart() {
            var fixture = in(directory);
            var both = fixture.file("both.pem", "");

            assertThat(options(fixture, "\"ssl_certificates\": [\"" + both + "\"], \"ssl_ciphers\": [\"ROT13\"]")
                            .problems())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("ROT13");
        }

        private ConfigurationFixture options(ConfigurationFixture fixture, String members) {
            return fixture.with("\"http_server_options\": {\"use_ssl\": true, " + members + "}");
        }
    }
}
