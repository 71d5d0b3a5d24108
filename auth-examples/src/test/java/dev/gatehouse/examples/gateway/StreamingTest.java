// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StreamingTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
    private static final int MEGABYTES = 32;

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }

    private static String read(InputStream in, int octets) throws IOException {
        return new String(in.readNBytes(octets), ISO_8859_1);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing happened");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Nested
    class Answers {
        @Test
        void arrivePieceByPiece() throws IOException {
            var taken = new CountDownLatch(1);
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
                        await(taken);
                        write(out, "6\r\nsecond\r\n0\r\n\r\n");
                    });
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("GET / HTTP/1.1", "Host: a");
                while (!RawUpstream.line(client.in()).isEmpty()) {}
                var first = read(client.in(), "5\r\nfirst".length());
                taken.countDown();
                var second = read(client.in(), "\r\n6\r\nsecond\r\n0\r\n\r\n".length());

                assertThat(first).isEqualTo("5\r\nfirst");
                assertThat(second).isEqualTo("\r\n6\r\nsecond\r\n0\r\n\r\n");
            }
        }

        @Test
        void ofAnyLengthPass() throws IOException {
            var piece = new byte[1024 * 1024];
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + MEGABYTES * piece.length + "\r\n\r\n");
                        for (int i = 0; i < MEGABYTES; i++) {
                            out.write(piece);
                        }
                    });
                    var gateway = TestGateway.before(upstream)) {
                var answer = gateway.get("/");

                assertThat(answer.body()).hasSize(MEGABYTES * piece.length);
            }
        }

        @Test
        void keepTheirTrailers() throws IOException {
            try (var upstream = RawUpstream.answering(
                            "HTTP/1.1 200 OK\nTrailer: X-Sum\nTransfer-Encoding: chunked\n\n2\n{}\n0\nX-Sum: 7\n\n");
                    var gateway = TestGateway.before(upstream)) {
                var answer = gateway.get("/");

                assertThat(answer.body()).isEqualTo("{}");
                assertThat(answer.trailers()).containsExactly("X-Sum: 7");
            }
        }

        @Test
        void withoutLengthEndWithTheUpstreamsConnection() throws IOException {
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        write(out, "HTTP/1.0 200 OK\r\n\r\nall there is");
                        request.socket().close();
                    });
                    var gateway = TestGateway.before(upstream)) {
                assertThat(gateway.get("/").body()).isEqualTo("all there is");
            }
        }

        @Test
        void areNotChunkedForOldClients() throws IOException {
            try (var upstream = RawUpstream.answering("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\n{}\n0\n\n");
                    var gateway = TestGateway.before(upstream)) {
                var answer = RawClient.ask(gateway.uri(), "GET / HTTP/1.0");

                assertThat(answer.header("Transfer-Encoding")).isEmpty();
                assertThat(answer.body()).isEqualTo("{}");
            }
        }

        @Test
        void thatBreakOffAreNotMadeWhole() {
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
                        request.socket().close();
                    });
                    var gateway = TestGateway.before(upstream)) {
                assertThatThrownBy(() -> gateway.get("/"))
                        .isInstanceOfAny(IOException.class, NumberFormatException.class);
            }
        }

        @Test
        void nobodyTakesAnyMoreEndAtTheUpstreamToo() throws IOException {
            var broken = new CountDownLatch(1);
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                        try {
                            while (true) {
                                write(out, "5\r\nhello\r\n");
                            }
                        } catch (IOException noMore) {
                            broken.countDown();
                        }
                    });
                    var gateway = TestGateway.before(upstream)) {
                try (var client = RawClient.to(gateway.uri())) {
                    client.send("GET / HTTP/1.1", "Host: a");
                    read(client.in(), 1000);
                }

                await(broken);
            }
        }
    }

    @Nested
    class Bodies {
        @Test
        void leavePieceByPiece() throws Exception {
            var seen = new LinkedBlockingQueue<String>();
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        seen.add(read(in, "5\r\nfirst".length()));
                        seen.add(read(in, "\r\n6\r\nsecond\r\n0\r\n\r\n".length()));
                        write(out, OK);
                    });
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked");
                client.sendText("5\r\nfirst\r\n");
                var first = seen.poll(20, TimeUnit.SECONDS);
                client.sendText("6\r\nsecond\r\n0\r\n\r\n");
                var second = seen.poll(20, TimeUnit.SECONDS);

                assertThat(client.answer().status()).isEqualTo(200);
                assertThat(first).isEqualTo("5\r\nfirst");
                assertThat(second).isEqualTo("\r\n6\r\nsecond\r\n0\r\n\r\n");
            }
        }

        @Test
        void ofAnyLengthPass() throws Exception {
            var piece = new byte[1024 * 1024];
            var counted = new LinkedBlockingQueue<Integer>();
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        counted.add(in.readNBytes(MEGABYTES * piece.length).length);
                        write(out, OK);
                    });
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("PUT / HTTP/1.1", "Host: a", "Content-Length: " + MEGABYTES * piece.length);
                for (int i = 0; i < MEGABYTES; i++) {
                    client.out().write(piece);
                }

                assertThat(client.answer().status()).isEqualTo(200);
                assertThat(counted.poll(20, TimeUnit.SECONDS)).isEqualTo(MEGABYTES * piece.length);
            }
        }

        @Test
        void keepLengthAndTypeAsSent() throws Exception {
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        read(in, 3);
                        write(out, OK);
                    });
                    var gateway = TestGateway.before(upstream)) {
                gateway.ask("POST / HTTP/1.1\r\nContent-Length: 3\r\nHost: a\r\nAccept-Encoding: x\r\n\r\nabc");

                assertThat(upstream.next().headers())
                        .containsExactlyInAnyOrder(
                                "Content-Length: 3", "Accept-Encoding: x", "X-Forwarded-For: 127.0.0.1");
            }
        }

        @Test
        void ofNoLengthAreSaidToBeSo() throws Exception {
            try (var upstream = RawUpstream.ok();
                    var gateway = TestGateway.before(upstream)) {
                gateway.ask("POST / HTTP/1.1", "Content-Length: 0", "Accept-Encoding: x");

                assertThat(upstream.next().headers()).contains("Content-Length: 0");
            }
        }

        @Test
        void keepTheirTrailers() throws Exception {
            var seen = new LinkedBlockingQueue<String>();
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        seen.add(read(in, "2\r\n{}\r\n0\r\nX-Sum: 7\r\n\r\n".length()));
                        write(out, OK);
                    });
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("POST / HTTP/1.1", "Host: a", "Trailer: X-Sum", "Transfer-Encoding: chunked")
                        .sendText("2\r\n{}\r\n0\r\nX-Sum: 7\r\n\r\n");

                assertThat(client.answer().status()).isEqualTo(200);
                assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo("2\r\n{}\r\n0\r\nX-Sum: 7\r\n\r\n");
            }
        }

        @Test
        void areAskedForWhereTheClientWaitsToBeAsked() throws IOException {
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        read(in, 3);
                        write(out, OK);
                    });
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("POST / HTTP/1.1", "Host: a", "Content-Length: 3", "Expect: 100-continue");
                var interim = client.answerToHead();
                client.sendText("abc");

                assertThat(interim.status()).isEqualTo(100);
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }

        @Test
        void areNotAskedForWhereTheRequestIsRefused() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = TestGateway.places().guarded(upstream.url()).start();
                    var client = RawClient.to(gateway.uri())) {
                client.send("POST / HTTP/1.1", "Host: a", "Content-Length: 3", "Expect: 100-continue");

                assertThat(client.answer().status()).isEqualTo(401);
                assertThat(upstream.sawNothing()).isTrue();
            }
        }

        @Test
        void thatNeverEndAreRefusedAtOnce() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = TestGateway.places().guarded(upstream.url()).start();
                    var client = RawClient.to(gateway.uri())) {
                client.send("POST / HTTP/1.1", "Host: a", "Transfer-Encoding: chunked")
                        .sendText("5\r\nhello\r\n");

                assertThat(client.answer().status()).isEqualTo(401);
                assertThatThrownBy(() -> endlessly(client)).isInstanceOf(IOException.class);
                assertThat(gateway.get("/", "Authorization: " + TestGateway.KEY).status())
                        .isEqualTo(200);
            }
        }

        private void endlessly(RawClient client) throws IOException {
            while (true) {
                client.sendText("5\r\nhello\r\n");
            }
        }

        @Test
        void thatBreakOffBreakOffAtTheUpstreamToo() throws Exception {
            var ended = new LinkedBlockingQueue<Integer>();
            try (var upstream = RawUpstream.running((request, in, out) -> ended.add(in.readAllBytes().length));
                    var gateway = TestGateway.before(upstream)) {
                try (var client = RawClient.to(gateway.uri())) {
                    client.send("POST / HTTP/1.1", "Host: a", "Content-Length: 10")
                            .sendText("12345");
                    upstream.next();
                }

                assertThat(ended.poll(20, TimeUnit.SECONDS)).isLessThan(10);
            }
        }
    }

    @Nested
    class Connections {
        @Test
        void toTheUpstreamAreUsedAgain() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = TestGateway.before(upstream)) {
                gateway.get("/");
                gateway.get("/");
                gateway.get("/");

                assertThat(upstream.connections()).isEqualTo(1);
            }
        }

        @Test
        void ofClientsServeManyRequests() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = TestGateway.before(upstream);
                    var client = RawClient.to(gateway.uri())) {
                client.send("GET /1 HTTP/1.1", "Host: a").send("GET /2 HTTP/1.1", "Host: a");

                assertThat(client.answer().status()).isEqualTo(200);
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }
    }
}
