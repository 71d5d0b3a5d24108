// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.redis.server.Patience;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final Names slow = new Names(host -> {
        asked.incrementAndGet();
        awaitAnswer();
        return HERE;
    });

    private void awaitAnswer() {
        try {
            answer.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() {
        answer.countDown();
    }

    private static Deadline in(long milliseconds) {
        return Deadline.in(Duration.ofMillis(milliseconds), Ticker.systemTicker());
    }

    @Test
    void aNameThatIsNotFoundByTheDeadlineIsGivenUp() {
        assertThatThrownBy(() -> slow.find("redis.example", in(5))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void howeverManyWaitOneThreadAsks() {
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> slow.find("redis.example", in(1))).isInstanceOf(SocketTimeoutException.class);
        }

        Patience.until("asked", () -> asked.get() > 0);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aNameIsAskedForAgainAfterAnAnswer() throws Exception {
        answer.countDown();
        slow.find("redis.example", in(10_000));

        Patience.until("asked again", () -> {
            find();
            return asked.get() > 1;
        });

        assertThat(slow.find("redis.example", in(10_000))).isEqualTo(HERE);
    }

    private void find() {
        try {
            slow.find("redis.example", in(10_000));
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    @Test
    void whatNobodyKnowsIsNamed() {
        var nobody = new Names(host -> {
            throw new UnknownHostException("somewhere in the system");
        });

        assertThatThrownBy(() -> nobody.find("redis.example", in(10_000)))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("redis.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.7"})
    void whatIsAnAddressAlreadyIsNotAskedFor(String literal) throws Exception {
        slow.find(literal, in(0));

        assertThat(asked).hasValue(0);
    }
}
