// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import static dev.gatehouse.core.event.Happenings.TEXT;
import static dev.gatehouse.core.event.Happenings.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookFailuresTest {
    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NOTHING = "";

    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private WebhookListener.Builder listener() {
        return WebhookListener.to(receiver.uri(), TEXT).attempts(3, NO_PAUSE);
    }

    /** Everything that was told before has been dealt with when the marker arrives. */
    private void await(WebhookListener listener) throws InterruptedException {
        listener.on(named("marker"));
        while (!receiver.next().body().equals("marker")) {
            assertThat(receiver).isNotNull();
        }
        listener.close();
    }

    @Nested
    class AReceiverThatFails {
        @ParameterizedTest
        @ValueSource(ints = {429, 500, 503})
        void isAskedAgain(int status) throws InterruptedException {
            receiver.answering(status);
            try (var listener = listener().build()) {
                listener.on(named("again"));

                assertThat(receiver.next().body()).isEqualTo("again");
                assertThat(receiver.next().body()).isEqualTo("again");
                await(listener);
                assertThat(listener.delivered()).isEqualTo(2);
                assertThat(listener.lost()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 404, 410})
        void isNotAskedAgainForWhatItRefuses(int status) throws InterruptedException {
            receiver.answering(status);
            try (var listener = listener().build()) {
                listener.on(named("refused"));

                assertThat(receiver.next().body()).isEqualTo("refused");
                await(listener);
                assertThat(listener.lost()).isOne();
            }
        }

        @Test
        void isLeftAloneAfterTheLastAttempt() throws InterruptedException {
            receiver.answering(500).answering(500).answering(500);
            try (var listener = listener().build()) {
                listener.on(named("given up"));
                await(listener);

                assertThat(listener.lost()).isOne();
                assertThat(listener.delivered()).isOne();
            }
        }

        @Test
        void cannotSendTheEventElsewhere() throws IOException, InterruptedException {
            try (var elsewhere = Receiver.start();
                    var listener = listener().build()) {
                receiver.answering(
                        "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.uri() + "\r\nContent-Length: 0\r\n\r\n");
                listener.on(named("secret of ours"));
                await(listener);

                assertThat(elsewhere.hasMore()).isFalse();
                assertThat(listener.lost()).isOne();
            }
        }

        @Test
        void mayBreakOff() throws InterruptedException {
            receiver.answering("HTTP/1.1 2");
            try (var listener = listener().timeout(SHORT).build()) {
                listener.on(named("again"));

                receiver.next();
                assertThat(receiver.next().body()).isEqualTo("again");
            }
        }
    }

    @Nested
    class AReceiverThatIsSlow {
        @Test
        void isNotWaitedForLongerThanIsSet() throws InterruptedException {
            receiver.answering(NOTHING);
            try (var listener = listener().timeout(SHORT).build()) {
                listener.on(named("again"));

                receiver.next();
                assertThat(receiver.next().body()).isEqualTo("again");
            }
        }

        @Test
        void cannotHoldTheThreadWithAnEndlessBody() throws InterruptedException {
            receiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx");
            try (var listener = listener().timeout(SHORT).build()) {
                listener.on(named("again"));

                receiver.next();
                assertThat(receiver.next().body()).isEqualTo("again");
            }
        }

        @Test
        void losesWhatTheQueueHasNoRoomFor() throws InterruptedException {
            receiver.answering(NOTHING);
            try (var listener =
                    listener().capacity(1).timeout(LONG).attempts(1, NO_PAUSE).build()) {
                listener.on(named("being sent"));
                receiver.next();
                listener.on(named("waiting"));
                listener.on(named("no room"));

                assertThat(listener.lost()).isOne();
                receiver.close();
            }
        }

        @Test
        void holdsNobodyUp() throws InterruptedException {
            receiver.answering(NOTHING);
            try (var listener = listener().capacity(1).timeout(LONG).build()) {
                listener.on(named("being sent"));
                receiver.next();

                var caller = new Thread(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        listener.on(named("more"));
                    }
                });
                caller.start();
                caller.join();

                assertThat(listener.lost()).isEqualTo(9_999);
                receiver.close();
            }
        }
    }

    @Nested
    class AReceiverThatIsAway {
        private URI nobody() throws IOException {
            try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return URI.create("http://127.0.0.1:" + closed.getLocalPort() + "/");
            }
        }

        @Test
        void costsTheEventAfterTheLastAttempt() throws IOException {
            var listener =
                    WebhookListener.to(nobody(), TEXT).attempts(2, NO_PAUSE).build();

            listener.on(named("lost"));
            listener.close();

            assertThat(listener.lost()).isOne();
            assertThat(listener.delivered()).isZero();
        }
    }

    @Nested
    class TheEnd {
        @Test
        void sendsWhatWaits() throws InterruptedException {
            var listener = listener().build();
            listener.on(named("first"));
            listener.on(named("second"));

            listener.close();

            assertThat(receiver.next().body()).isEqualTo("first");
            assertThat(receiver.next().body()).isEqualTo("second");
            assertThat(listener.delivered()).isEqualTo(2);
        }

        @Test
        void doesNotWaitForThePauseBetweenAttempts() throws InterruptedException {
            receiver.answering(500);
            var listener = listener().attempts(3, Duration.ofDays(1)).build();
            listener.on(named("given up"));
            receiver.next();

            listener.close();

            assertThat(listener.lost()).isOne();
        }

        @Test
        void doesNotWaitForASilentReceiver() throws InterruptedException {
            receiver.answering(NOTHING);
            var listener = listener().timeout(SHORT).build();
            listener.on(named("being sent"));
            receiver.next();
            listener.on(named("waiting"));

            listener.close();

            assertThat(listener.lost() + listener.delivered()).isEqualTo(2);
        }

        @Test
        void endsTheThread() {
            var thread = new AtomicReference<Thread>();
            var listener = listener()
                    .threads(work -> {
                        thread.set(new Thread(work, "test"));
                        return thread.get();
                    })
                    .build();

            listener.close();

            assertThat(thread.get().isAlive()).isFalse();
        }

        @Test
        void losesWhatIsToldAfterwards() {
            var listener = listener().build();
            listener.close();

            listener.on(named("late"));

            assertThat(listener.lost()).isOne();
        }

        @Test
        void mayComeTwice() {
            var listener = listener().build();
            listener.close();

            listener.close();

            assertThat(listener.lost()).isZero();
        }

        @Test
        void keepsTheInterruptOfWhoeverEndsIt() throws InterruptedException {
            receiver.answering(NOTHING);
            var listener = listener().timeout(LONG).build();
            listener.on(named("being sent"));
            receiver.next();
            var interrupted = new CountDownLatch(1);

            var closer = new Thread(() -> {
                Thread.currentThread().interrupt();
                listener.close();
                if (Thread.currentThread().isInterrupted()) {
                    interrupted.countDown();
                }
            });
            closer.start();
            closer.join();

            assertThat(interrupted.getCount()).isZero();
        }
    }
}
