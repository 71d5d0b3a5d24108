// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.event;

import static dev.gatehouse.core.event.Happenings.TEXT;
import static dev.gatehouse.core.event.Happenings.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.secret.Secret;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhookListenerTest {
    private static final Duration NO_PAUSE = Duration.ZERO;

    private final MutableInstantSource clock = new MutableInstantSource(Instant.ofEpochSecond(1_700_000_000));
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
        return WebhookListener.to(receiver.uri(), TEXT).clock(clock).attempts(3, NO_PAUSE);
    }

    @Nested
    class WhatIsSent {
        @Test
        void isTheTextOfTheEvent() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("acme"));

                assertThat(receiver.next().body()).isEqualTo("acme");
            }
        }

        @Test
        void goesToTheTargetWithItsQuery() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("acme"));

                assertThat(receiver.next().line()).isEqualTo("POST /hook?from=test HTTP/1.1");
            }
        }

        @Test
        void saysThatItIsJson() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("acme"));

                assertThat(receiver.next().headers()).containsEntry("content-type", "application/json");
            }
        }

        @Test
        void hasTheLinesThatAreWanted() throws InterruptedException {
            try (var listener = listener().header("X-Token", "abc").build()) {
                listener.on(named("acme"));

                assertThat(receiver.next().headers()).containsEntry("x-token", "abc");
            }
        }

        @Test
        void isNotSignedWithoutASecret() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("acme"));

                assertThat(receiver.next().headers()).doesNotContainKey("gatehouse-signature");
            }
        }

        @Test
        void isSignedTogetherWithTheTime() throws InterruptedException {
            try (var listener = listener()
                    .signedWith(Secret.of("webhook-shared-secret-0001"))
                    .build()) {
                listener.on(named("acme"));

                // printf 1700000000.acme | openssl dgst -sha256 -hmac webhook-shared-secret-0001
                assertThat(receiver.next().headers())
                        .containsEntry(
                                "gatehouse-signature",
                                "t=1700000000,v1=f72a573844c216971711ebcca59da12c9f0868d86987e14caceee1cd68aa09e2");
            }
        }

        @Test
        void isNothingForAnEventWithoutText() throws InterruptedException {
            EventText some = event -> TEXT.of(event).filter(text -> text.equals("told"));
            try (var listener = WebhookListener.to(receiver.uri(), some).build()) {
                listener.on(named("kept"));
                listener.on(named("told"));

                assertThat(receiver.next().body()).isEqualTo("told");
            }
        }

        @Test
        void keepsTheOrderOfTheEvents() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("first"));
                listener.on(named("second"));

                assertThat(receiver.next().body()).isEqualTo("first");
                assertThat(receiver.next().body()).isEqualTo("second");
            }
        }
    }

    @Nested
    class Repeats {
        @Test
        void areSentUnlessUnwanted() throws InterruptedException {
            try (var listener = listener().build()) {
                listener.on(named("same"));
                listener.on(named("same"));

                assertThat(receiver.next())
                        .extracting("body")
                        .isEqualTo(receiver.next().body());
            }
        }

        @Test
        void areLeftOutForTheTimeThatIsSet() throws InterruptedException {
            try (var listener =
                    listener().withoutRepeatsFor(Duration.ofMinutes(1)).build()) {
                listener.on(named("same"));
                listener.on(named("same"));
                listener.on(named("other"));

                assertThat(receiver.next().body()).isEqualTo("same");
                assertThat(receiver.next().body()).isEqualTo("other");
            }
        }

        @Test
        void areSentAgainAfterThatTime() throws InterruptedException {
            try (var listener =
                    listener().withoutRepeatsFor(Duration.ofMinutes(1)).build()) {
                listener.on(named("same"));
                clock.advance(Duration.ofMinutes(2));
                listener.on(named("same"));

                assertThat(receiver.next().body()).isEqualTo("same");
                assertThat(receiver.next().body()).isEqualTo("same");
            }
        }

        @Test
        void ofWhatWasLostAreSent() throws InterruptedException {
            receiver.answering(400);
            try (var listener = listener().withoutRepeatsFor(Duration.ZERO).build()) {
                listener.on(named("same"));
                listener.on(named("other"));
                receiver.next();
                // By now the first one is given up.
                assertThat(receiver.next().body()).isEqualTo("other");

                listener.on(named("same"));

                assertThat(receiver.next().body()).isEqualTo("same");
            }
        }

        @Test
        void areLeftOutForGoodAfterATimeOfZero() throws InterruptedException {
            try (var listener = listener().withoutRepeatsFor(Duration.ZERO).build()) {
                listener.on(named("same"));
                clock.advance(Duration.ofDays(1000));
                listener.on(named("same"));
                listener.on(named("other"));

                assertThat(receiver.next().body()).isEqualTo("same");
                assertThat(receiver.next().body()).isEqualTo("other");
            }
        }
    }

    @Nested
    class ASetting {
        @ParameterizedTest
        @ValueSource(
                strings = {"ftp://host.test/", "/hook", "http:///hook", "mailto:a@b.test", "http://a:b@host.test/"})
        void targetMustBeAnHttpUrlWithoutUser(String target) {
            assertThatThrownBy(() -> WebhookListener.to(URI.create(target), TEXT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the target must");
        }

        @Test
        void messageAboutATargetDoesNotQuoteItsPassword() {
            assertThatThrownBy(() -> WebhookListener.to(URI.create("http://a:hidden@host.test/"), TEXT))
                    .message()
                    .doesNotContain("hidden");
        }

        @Test
        void shortSecretIsRefused() {
            assertThatThrownBy(() -> listener().signedWith(Secret.of("short")))
                    .hasMessage("the secret must have at least 16 bytes, had 5");
        }

        @Test
        void headerThatSplitsTheRequestIsRefusedWithoutItsValue() {
            assertThatThrownBy(() -> listener().header("X-Token", "hidden\r\nX-Other: b"))
                    .hasMessage("no request can have this header line: X-Token")
                    .hasNoCause();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 11})
        void attemptsAreBounded(int attempts) {
            assertThatThrownBy(() -> listener().attempts(attempts, NO_PAUSE))
                    .hasMessage("attempts must be 1 to 10, was " + attempts);
        }

        @Test
        void pauseMustNotBeNegative() {
            assertThatThrownBy(() -> listener().attempts(1, Duration.ofSeconds(-1)))
                    .hasMessage("the pause must not be negative, was PT-1S");
        }

        @Test
        void timeMustBeMoreThanZero() {
            assertThatThrownBy(() -> listener().timeout(Duration.ZERO))
                    .hasMessage("the time for an attempt must be more than zero, was PT0S");
        }

        @Test
        void queueMustHaveRoom() {
            assertThatThrownBy(() -> listener().capacity(0))
                    .hasMessage("the queue must have room for at least 1 event, was 0");
        }

        @Test
        void timeForRepeatsMustNotBeNegative() {
            assertThatThrownBy(() -> listener().withoutRepeatsFor(Duration.ofSeconds(-1)))
                    .hasMessage("the time for repeats must not be negative, was PT-1S");
        }

        @Test
        void pauseDoublesWithEachAttempt() {
            var retry = new Retry(3, Duration.ofSeconds(1));

            assertThat(retry.after(1)).isEqualTo(Duration.ofSeconds(1));
            assertThat(retry.after(2)).isEqualTo(Duration.ofSeconds(2));
            assertThat(retry.after(3)).isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Nested
    class TextsThatFail {
        @Test
        void areTheCallersFault() {
            EventText broken = event -> Optional.<String>empty().or(() -> {
                throw new IllegalStateException("broken");
            });
            try (var listener = WebhookListener.to(receiver.uri(), broken).build()) {
                assertThatThrownBy(() -> listener.on(named("x"))).isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
