// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.settings.Forwarding;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpstreamFailureTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static String envelope(String message) {
        return "{\n    \"error\": \"" + message + "\"\n}";
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void anUpstreamThatIsDownIsAProblem() throws IOException {
        try (var gateway = TestGateway.places()
                .keyless("/", "http://127.0.0.1:" + unusedPort())
                .start()) {
            var answer = gateway.get("/");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(envelope("There was a problem proxying the request"));
            assertThat(answer.headers())
                    .containsExactlyInAnyOrder(
                            "Content-Type: application/json", "X-Generator: tyk.io", "Connection: close");
        }
    }

    @Test
    void aNameThatMeansNothingIsSaidToBeSo() throws IOException {
        try (var gateway =
                TestGateway.places().keyless("/", "http://nobody.invalid").start()) {
            var answer = gateway.get("/");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(envelope("Upstream host lookup failed"));
        }
    }

    @Test
    void anUpstreamThatIsSilentIsNotWaitedForForEver() throws IOException {
        try (var upstream = RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                var gateway = TestGateway.places()
                        .keyless("/", upstream.url())
                        .told(settings -> settings.with(new Forwarding(
                                Duration.ofSeconds(5),
                                Duration.ofMillis(200),
                                10,
                                10,
                                Forwarding.UpstreamTls.verified())))
                        .start()) {
            var answer = gateway.get("/");

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.body()).isEqualTo(envelope("Upstream service reached hard timeout."));
        }
    }

    @Test
    void anUpstreamThatSpeaksNoHttpIsAProblem() throws IOException {
        try (var upstream = RawUpstream.answering("220 mail.test ESMTP\n");
                var gateway = TestGateway.before(upstream)) {
            assertThat(gateway.get("/").status()).isEqualTo(500);
        }
    }

    /** The first connection answers once and closes at the second request, as upstreams that were idle do. */
    private static RawUpstream closingItsFirstConnection() {
        var first = new AtomicReference<Socket>();
        return RawUpstream.running((request, in, out) -> {
            if (!first.compareAndSet(null, request.socket()) && first.get() == request.socket()) {
                request.socket().close();
                return;
            }
            out.write(OK.getBytes(ISO_8859_1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void aConnectionThatClosesInBetweenCostsNoRequest(String method) throws IOException {
        try (var upstream = closingItsFirstConnection();
                var gateway = TestGateway.before(upstream)) {
            gateway.get("/");

            var answer = gateway.ask(method + " / HTTP/1.1");

            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void whatMayHaveBeenDoneIsNotDoneTwice(String method) throws IOException {
        try (var upstream = closingItsFirstConnection();
                var gateway = TestGateway.before(upstream)) {
            gateway.get("/");

            var answer = gateway.ask(method + " / HTTP/1.1");

            assertThat(answer.status()).isEqualTo(500);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsOneLineOfTheLog() throws IOException {
        try (var log = new CapturedLog();
                var upstream = RawUpstream.running((request, in, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(ISO_8859_1));
                    out.flush();
                    request.socket().close();
                });
                var gateway = TestGateway.before(upstream);
                var client = RawClient.to(gateway.uri())) {
            client.send("GET / HTTP/1.1", "Host: a");
            client.in().transferTo(OutputStream.nullOutputStream());

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("WARN") || line.startsWith("\tat "))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("broke its answer off");
        }
    }

    @Test
    void theGatewayGoesOnServing() throws IOException {
        try (var upstream = RawUpstream.ok();
                var gateway = TestGateway.places()
                        .keyless("/down/", "http://127.0.0.1:" + unusedPort())
                        .keyless("/up/", upstream.url())
                        .start()) {
            gateway.get("/down/");

            assertThat(gateway.get("/up/").status()).isEqualTo(200);
        }
    }
}
