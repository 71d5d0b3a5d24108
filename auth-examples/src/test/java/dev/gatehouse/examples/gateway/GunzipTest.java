// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GunzipTest {
    private static final int REQUESTS = 20;

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    private static RawUpstream packing(byte[] content, boolean chunked) {
        return RawUpstream.running((request, in, out) -> {
            var packed = gzip(content);
            out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nETag: x\r\n".getBytes(UTF_8));
            if (chunked) {
                out.write(("Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(packed.length) + "\r\n")
                        .getBytes(UTF_8));
                out.write(packed);
                out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
            } else {
                out.write(("Content-Length: " + packed.length + "\r\n\r\n").getBytes(UTF_8));
                out.write(packed);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheGatewayAskedForIsUnpacked(boolean chunked) throws IOException {
        try (var upstream = packing("hello".getBytes(UTF_8), chunked);
                var gateway = TestGateway.before(upstream)) {
            var answer = gateway.get("/");

            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.header("Content-Encoding")).isEmpty();
            assertThat(answer.header("Content-Length").filter(length -> !length.equals("5")))
                    .isEmpty();
            assertThat(answer.header("ETag")).hasValue("x");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theConnectionIsUsedAgain(boolean chunked) throws IOException {
        try (var upstream = packing("hello".getBytes(UTF_8), chunked);
                var gateway = TestGateway.before(upstream)) {
            for (int i = 0; i < REQUESTS; i++) {
                gateway.get("/");
            }

            // A connection is free again a moment after the client has its answer, so now and then another is opened.
            assertThat(upstream.connections()).isLessThan(REQUESTS);
        }
    }

    @Test
    void whatTheClientAskedForStaysPacked() throws IOException {
        try (var upstream = packing("hello".getBytes(UTF_8), false);
                var gateway = TestGateway.before(upstream)) {
            var answer = gateway.get("/", "Accept-Encoding: gzip");

            assertThat(answer.header("Content-Encoding")).hasValue("gzip");
            assertThat(answer.body()).isNotEqualTo("hello");
        }
    }

    @Test
    void muchFromLittlePasses() throws IOException {
        var zeros = new byte[32 * 1024 * 1024];
        try (var upstream = packing(zeros, true);
                var gateway = TestGateway.before(upstream)) {
            assertThat(gateway.get("/").body()).hasSize(zeros.length);
        }
    }

    @Test
    void whatIsNotPackedAtAllBreaksOffAndTheGatewayGoesOn() throws IOException {
        try (var upstream =
                        RawUpstream.answering("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 5\n\nhello");
                var gateway = TestGateway.before(upstream)) {
            var answer = gateway.get("/");

            assertThat(answer.status() + answer.body())
                    .startsWith("500")
                    .contains("There was a problem proxying the request");
            assertThat(answer.header("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void whatIsNotPackedAtAllIsOneLineOfTheLog() throws IOException {
        try (var log = new CapturedLog();
                var upstream =
                        RawUpstream.answering("HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 5\n\nhello");
                var gateway = TestGateway.before(upstream)) {
            gateway.get("/");

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("WARN") || line.startsWith("\tat ") || line.contains("Caused"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("upstream 127.0.0.1:" + upstream.port() + " gave no answer: ZipException");
        }
    }

    @Test
    void whatBreaksInTheMiddleIsOneLineOfTheLog() throws IOException {
        var noise = new byte[1 << 20];
        new SecureRandom().nextBytes(noise);
        var packed = gzip(noise);
        Arrays.fill(packed, packed.length / 2, packed.length, (byte) 0xff);
        try (var log = new CapturedLog();
                var upstream = RawUpstream.running((request, in, out) -> {
                    out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length
                                    + "\r\n\r\n")
                            .getBytes(UTF_8));
                    out.write(packed);
                });
                var gateway = TestGateway.before(upstream);
                var client = RawClient.to(gateway.uri())) {
            client.send("GET / HTTP/1.1", "Host: a");
            client.answerToHead();
            client.in().transferTo(OutputStream.nullOutputStream());

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("WARN") || line.startsWith("\tat "))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("broke its answer off: ZipException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void anAnswerWithoutBodyPassesAsItIs(String status) throws IOException {
        try (var upstream = RawUpstream.answering("HTTP/1.1 " + status + "\nContent-Encoding: gzip\n\n");
                var gateway = TestGateway.before(upstream)) {
            var answer = gateway.get("/");

            assertThat(answer.head().get(0)).contains(status);
            assertThat(answer.header("Content-Encoding")).hasValue("gzip");
        }
    }
}
