// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnAnswersTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.places()
                .guarded(UPSTREAM.url())
                .keyless("/open/", UPSTREAM.url())
                .broken("/broken/")
                .start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        UPSTREAM.close();
    }

    @Nested
    class TheDate {
        @ParameterizedTest
        @ValueSource(strings = {"/", "/a//b", "/%zz", "/broken/", "/a/..;/b"})
        void standsInWhatTheGatewayAnswersItself(String path) throws IOException {
            var date = gateway.get(path).header("Date").orElseThrow();

            assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .isNotNull();
        }

        @Test
        void standsInWhatTheServerRefuses() throws IOException {
            assertThat(gateway.ask("GET / HTTP/1.1", "Host: a b").header("Date"))
                    .isPresent();
        }

        @Test
        void isAddedWhereTheUpstreamSaysNone() throws IOException {
            assertThat(gateway.get("/open/").header("Date")).isPresent();
        }

        @Test
        void ofTheUpstreamIsTheOnlyOne() throws IOException {
            try (var dated = RawUpstream.answering("HTTP/1.1 200 OK\nDate: today\nContent-Length: 0\n\n");
                    var other = TestGateway.before(dated)) {
                assertThat(other.get("/").head())
                        .containsOnlyOnce("Date: today")
                        .noneMatch(OwnAnswersTest::isRealDate);
            }
        }
    }

    private static boolean isRealDate(String line) {
        return line.startsWith("Date: ") && line.endsWith(" GMT");
    }

    @Nested
    class CodingsOfBodies {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: deflate, chunked",
                    "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: x-own,chunked"
                })
        void at53OtherThanChunkedAreNotImplemented(String line) throws IOException {
            try (var client = RawClient.to(gateway.uri())) {
                var answer = client.sendText("POST /open/ HTTP/1.1\r\nHost: a\r\n" + line + "\r\n\r\n0\r\n\r\n")
                        .answer();

                assertThat(answer.status()).isIn(400, 501);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"chunked", "Chunked", "CHUNKED"})
        void chunkedIsWhatItIsInAnyCase(String coding) throws IOException {
            try (var client = RawClient.to(gateway.uri())) {
                var head = "POST /open/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + coding + "\r\n\r\n";

                assertThat(client.sendText(head + "0\r\n\r\n").answer().status())
                        .isEqualTo(200);
            }
        }

        @Test
        void at53ControlPathsAreNoException() throws IOException {
            try (var client = RawClient.to(gateway.uri())) {
                var head = "POST /tyk/keys/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n";

                assertThat(client.sendText(head + "0\r\n\r\n").answer().status())
                        .isEqualTo(501);
            }
        }
    }

    @Nested
    class WishesToUpgrade {
        @ParameterizedTest
        @ValueSource(strings = {"websocket", "h2c", "TLS/1.3, HTTP/1.1"})
        void arePassedOverWithoutTheirConnectionLine(String protocol) throws IOException {
            assertThat(gateway.get("/open/", "Upgrade: " + protocol).status()).isEqualTo(200);
        }

        @Test
        void arePassedOverWithIt() throws IOException {
            try (var client = RawClient.to(gateway.uri())) {
                client.send("GET /open/ HTTP/1.1", "Host: a", "Connection: Upgrade", "Upgrade: websocket");

                assertThat(client.answer().status()).isEqualTo(200);
            }
        }

        @Test
        void doNotReachTheUpstream() throws Exception {
            try (var upstream = RawUpstream.ok();
                    var other = TestGateway.before(upstream)) {
                other.get("/", "Upgrade: websocket");

                assertThat(upstream.next().all("Upgrade")).isEmpty();
            }
        }
    }
}
