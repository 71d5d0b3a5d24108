// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.settings.ClientLimits;
import dev.gatehouse.examples.gateway.settings.Forwarding;
import dev.gatehouse.examples.gateway.settings.Forwarding.UpstreamTls;
import dev.gatehouse.examples.gateway.settings.Listening;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Times are short here; a test fails by waiting in vain for what must happen, never by a clock. */
final class SlowClientsTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final ClientLimits PATIENT = new ClientLimits(1000, 0, LONG, LONG, LONG, LONG);

    private static TestGateway gateway(RawUpstream upstream, ClientLimits limits) {
        return gateway(upstream, limits, Forwarding.standard());
    }

    private static TestGateway gateway(RawUpstream upstream, ClientLimits limits, Forwarding forwarding) {
        return TestGateway.places()
                .keyless("/", upstream.url())
                .told(settings ->
                        settings.with(Listening.on("127.0.0.1", 0).with(limits)).with(forwarding))
                .start();
    }

    private static ClientLimits heads(Duration head) {
        return new ClientLimits(1000, 0, LONG, head, LONG, LONG);
    }

    /** Sends an octet now and then until the gateway hangs up. */
    private static boolean tricklesInVain(RawClient client, String octet) throws IOException {
        var ended = new CountDownLatch(1);
        var trickle = new Thread(() -> {
            try {
                while (!ended.await(20, TimeUnit.MILLISECONDS)) {
                    client.sendText(octet);
                }
            } catch (IOException | InterruptedException hungUp) {
                ended.countDown();
            }
        });
        trickle.start();
        try {
            return client.in().read() < 0;
        } catch (java.net.SocketException reset) {
            return true;
        } finally {
            ended.countDown();
        }
    }

    @Nested
    class AHeadThatTrickles {
        @Test
        void at60EndsItsConnection() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, heads(SHORT));
                    var client = RawClient.to(gateway.uri())) {
                client.sendText("GET / HTTP/1.1\r\nHost: a\r\nX: ");

                assertThat(tricklesInVain(client, "x")).isTrue();
            }
        }

        @Test
        void at60EndsItsConnectionInTheSecondRequestToo() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, heads(SHORT));
                    var client = RawClient.to(gateway.uri())) {
                client.send("GET / HTTP/1.1", "Host: a").answer();
                client.sendText("GET / HTTP/1.1\r\nHost: a\r\nX: ");

                assertThat(tricklesInVain(client, "x")).isTrue();
            }
        }

        @Test
        void at60ThatNeverBeginsEndsItsConnection() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, heads(SHORT));
                    var client = RawClient.to(gateway.uri())) {
                assertThat(client.in().read()).isNegative();
            }
        }
    }

    @Nested
    class AConnectionBetweenRequests {
        @Test
        void isKeptLongerThanAHeadMayTake() throws Exception {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, heads(Duration.ofMillis(100)));
                    var kept = RawClient.to(gateway.uri());
                    var other = RawClient.to(gateway.uri())) {
                kept.send("GET / HTTP/1.1", "Host: a").answer();
                // It ends by the limit of heads, so more time than that has passed.
                assertThat(other.in().read()).isNegative();

                assertThat(kept.send("GET / HTTP/1.1", "Host: a").answer().status())
                        .isEqualTo(200);
            }
        }

        @Test
        void endsAfterTheSilenceThatIsAllowed() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, new ClientLimits(1000, 0, SHORT, LONG, LONG, LONG));
                    var client = RawClient.to(gateway.uri())) {
                client.send("GET / HTTP/1.1", "Host: a").answer();

                assertThat(client.in().read()).isNegative();
            }
        }
    }

    @Nested
    class ABodyThatTrickles {
        private RawClient.Answer answer(ClientLimits limits) throws IOException {
            try (var upstream = RawUpstream.running((request, in, out) -> in.readNBytes(1000));
                    var gateway = gateway(upstream, limits);
                    var client = RawClient.to(gateway.uri())) {
                return client.sendText("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx")
                        .answer();
            }
        }

        @Test
        void at60IsEndedByTheTimeForARequest() throws IOException {
            var answer = answer(new ClientLimits(1000, 0, LONG, SHORT, SHORT, LONG));

            assertThat(answer.status()).isEqualTo(408);
        }

        @Test
        void at60IsEndedByTheLeastRate() throws IOException {
            var answer = answer(new ClientLimits(1000, 1_000_000, LONG, Duration.ofSeconds(1), LONG, LONG));

            assertThat(answer.status()).isEqualTo(408);
        }

        @Test
        void at60IsEndedByTheTimeForAnAnswer() throws IOException {
            var answer = answer(new ClientLimits(1000, 0, LONG, LONG, LONG, SHORT));

            assertThat(answer.status()).isEqualTo(408);
        }

        @Test
        void isSaidToBeTheClientsAndNotTheUpstreams() throws IOException {
            var answer = answer(new ClientLimits(1000, 0, LONG, SHORT, SHORT, LONG));

            assertThat(answer.body()).isEqualTo("408 Request Timeout");
        }
    }

    @Nested
    class AnUploadThatPauses {
        private final Forwarding impatient =
                new Forwarding(Duration.ofSeconds(5), Duration.ofMillis(200), 10, 10, UpstreamTls.verified());

        @Test
        void isNotTheUpstreamsSilence() throws Exception {
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        in.readNBytes(2);
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
                    });
                    var gateway = gateway(upstream, PATIENT, impatient);
                    var silent =
                            RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                    var other = gateway(silent, PATIENT, impatient);
                    var client = RawClient.to(gateway.uri())) {
                client.sendText("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nx");
                upstream.next();
                // This one ends by the limit of silence, so more time than that has passed.
                assertThat(other.get("/").status()).isEqualTo(504);

                assertThat(client.sendText("y").answer().status()).isEqualTo(200);
            }
        }

        @Test
        void leavesTheUpstreamAsLittleTimeAsEverAfterwards() throws IOException {
            try (var upstream =
                            RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                    var gateway = gateway(upstream, PATIENT, impatient);
                    var client = RawClient.to(gateway.uri())) {
                client.sendText("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nxy");

                assertThat(client.answer().status()).isEqualTo(504);
            }
        }
    }

    @Nested
    class AnUpstreamThatTrickles {
        @Test
        void isEndedByTheTimeForAnAnswer() throws IOException {
            var ended = new CountDownLatch(1);
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes());
                        trickle(out, ended);
                    });
                    var gateway = gateway(upstream, new ClientLimits(1000, 0, LONG, LONG, LONG, SHORT));
                    var client = RawClient.to(gateway.uri())) {
                client.send("GET / HTTP/1.1", "Host: a");

                assertThat(client.answerToHead().status()).isEqualTo(200);
                assertThat(client.in().readAllBytes().length).isLessThan(100_000);
            } finally {
                ended.countDown();
            }
        }

        private static void trickle(OutputStream out, CountDownLatch ended) throws IOException {
            try {
                while (!ended.await(20, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    class AnUpstreamThatIsLate {
        @Test
        void isWaitedForLongerThanTheClientMayTakeToAsk() throws Exception {
            var release = new CountDownLatch(1);
            try (var upstream = RawUpstream.running((request, in, out) -> {
                        await(release);
                        out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes());
                    });
                    var gateway = gateway(upstream, new ClientLimits(1000, 0, SHORT, SHORT, SHORT, LONG));
                    var client = RawClient.to(gateway.uri());
                    var other = RawClient.to(gateway.uri())) {
                client.send("GET / HTTP/1.1", "Host: a");
                // The other one ends by the same limits, so more time than they allow has passed.
                assertThat(other.in().read()).isNegative();
                release.countDown();

                assertThat(client.answer().status()).isEqualTo(200);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    class ConnectionsBeyondTheLimit {
        @Test
        void at60WaitUntilOthersEnd() throws IOException {
            try (var upstream = RawUpstream.ok();
                    var gateway = gateway(upstream, new ClientLimits(1, 0, LONG, LONG, LONG, LONG));
                    var first = RawClient.to(gateway.uri());
                    var second =
                            new Socket(gateway.uri().getHost(), gateway.uri().getPort())) {
                first.send("GET / HTTP/1.1", "Host: a").answer();
                var waiting = RawClient.over(second).send("GET / HTTP/1.1", "Host: a");
                assertThat(waiting.in().available()).isZero();

                first.close();

                assertThat(waiting.answer().status()).isEqualTo(200);
            }
        }
    }

    @Nested
    class RequestsForABusyUpstream {
        private final Forwarding narrow = new Forwarding(Duration.ofSeconds(5), LONG, 1, 1, UpstreamTls.verified());

        @Test
        void at60AreRefusedBeyondTheQueue() throws Exception {
            try (var upstream =
                            RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                    var gateway = gateway(upstream, PATIENT, narrow);
                    var served = RawClient.to(gateway.uri());
                    var queued = RawClient.to(gateway.uri());
                    var third = RawClient.to(gateway.uri());
                    var fourth = RawClient.to(gateway.uri())) {
                served.send("GET /1 HTTP/1.1", "Host: a");
                upstream.next();
                queued.send("GET /2 HTTP/1.1", "Host: a");
                third.send("GET /3 HTTP/1.1", "Host: a");
                fourth.send("GET /4 HTTP/1.1", "Host: a");

                assertThat(firstOf(third, fourth, queued)).isEqualTo(500);
            }
        }

        @Test
        void at60DoNotWaitForEver() throws Exception {
            try (var upstream =
                            RawUpstream.running((request, in, out) -> in.transferTo(OutputStream.nullOutputStream()));
                    var gateway = gateway(upstream, new ClientLimits(1000, 0, LONG, LONG, LONG, SHORT), narrow);
                    var served = RawClient.to(gateway.uri());
                    var queued = RawClient.to(gateway.uri())) {
                served.send("GET /1 HTTP/1.1", "Host: a");
                upstream.next();
                queued.send("GET /2 HTTP/1.1", "Host: a");

                assertThat(queued.answer().status()).isEqualTo(504);
            }
        }

        /** The status of whichever is answered first. */
        private static int firstOf(RawClient... clients) throws Exception {
            var statuses = new java.util.concurrent.LinkedBlockingQueue<Integer>();
            for (var client : clients) {
                var reader = new Thread(() -> {
                    try {
                        statuses.add(client.answer().status());
                    } catch (IOException closed) {
                        statuses.add(-1);
                    }
                });
                reader.setDaemon(true);
                reader.start();
            }
            return java.util.Objects.requireNonNull(statuses.poll(20, TimeUnit.SECONDS));
        }
    }
}
