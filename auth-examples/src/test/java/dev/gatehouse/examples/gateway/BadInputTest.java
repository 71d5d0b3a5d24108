// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the gateway refuses it and goes on serving: every test ends with a request that passes. */
final class BadInputTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.places().guarded(UPSTREAM.url()).start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        UPSTREAM.close();
    }

    @AfterEach
    void goesOnServing() throws Exception {
        var answer = gateway.get("/still-here", "Authorization: " + TestGateway.KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.next().line()).isEqualTo("GET /still-here HTTP/1.1");
    }

    private static RawClient.Answer raw(String text) throws IOException {
        try (var client = RawClient.to(gateway.uri())) {
            return client.sendText(text).answer();
        }
    }

    @Test
    void aHeaderOfOneMebibyteIsTooLarge() throws IOException {
        try (var client = RawClient.to(gateway.uri())) {
            var sent = new Thread(() -> sendQuietly(client, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(1 << 20)));
            sent.start();

            assertThat(client.answer().status()).isEqualTo(431);
        }
    }

    /** The gateway may close before it has read everything. */
    private static void sendQuietly(RawClient client, String text) {
        try {
            client.sendText(text + "\r\n\r\n");
        } catch (IOException closed) {
            assertThat(closed).isNotNull();
        }
    }

    @Test
    void aHeaderBelowTheBoundPasses() throws Exception {
        var answer = gateway.get("/", "Authorization: " + TestGateway.KEY, "X: " + "x".repeat(60_000));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.next().all("X"))
                .singleElement()
                .satisfies(value -> assertThat(value).hasSize(60_000));
    }

    @Test
    void manyHeadersAreTooLargeToo() throws IOException {
        var lines = new StringBuilder("GET / HTTP/1.1\r\nHost: a\r\n");
        for (int i = 0; i < 10_000; i++) {
            lines.append("X-").append(i).append(": 1\r\n");
        }
        try (var client = RawClient.to(gateway.uri())) {
            new Thread(() -> sendQuietly(client, lines.toString())).start();

            assertThat(client.answer().status()).isEqualTo(431);
        }
    }

    @Test
    void aTargetThatIsTooLongIsRefused() throws IOException {
        try (var client = RawClient.to(gateway.uri())) {
            new Thread(() -> sendQuietly(client, "GET /" + "a".repeat(1 << 18) + " HTTP/1.1\r\nHost: a")).start();

            assertThat(client.answer().status()).isIn(414, 431);
        }
    }

    @Test
    void twoAuthorizationLinesAreRefused() throws IOException {
        var answer = gateway.get("/", "Authorization: " + TestGateway.KEY, "authorization: other");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Authorization field repeated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX Y: 1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: 1\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / x HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\nx",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\nx",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "hello\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n"
            })
    void whatIsNoRequestIsRefused(String text) throws IOException {
        var answer = raw(text);

        assertThat(answer.status()).isBetween(400, 505);
        assertThat(UPSTREAM.sawNothing()).isTrue();
    }

    @Test
    void refusalsOfTheServerTellNothingOfIt() throws IOException {
        var answer = raw("GET / HTTP/1.1\r\nHost : a\r\n\r\n");

        assertThat(answer.head() + answer.body()).doesNotContainIgnoringCase("jetty");
    }

    @Test
    void aBrokenChunkIsRefused() throws IOException {
        try (var other = RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                var open = TestGateway.before(other);
                var client = RawClient.to(open.uri())) {
            client.sendText("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");

            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void aRequestThatBreaksOffCostsNothing() throws IOException {
        try (var client = RawClient.to(gateway.uri())) {
            client.sendText("GET / HTTP/1.1\r\nHost: a\r\nAuthoriz");
        }

        assertThat(UPSTREAM.sawNothing()).isTrue();
    }
}
