// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.TestLimits.FIVE;
import static dev.gatehouse.redis.TestLimits.LOG;
import static dev.gatehouse.redis.TestLimits.granted;
import static dev.gatehouse.redis.TestLimits.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.Proxy;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Limits while Redis does not answer. */
final class LimitFaultTest {
    private RedisServer server;
    private Proxy proxy;
    private RedisStores redis;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        proxy = Proxy.before(server);
        redis = RedisStores.builder(URI.create("redis://127.0.0.1:" + proxy.port()))
                .deadline(Duration.ofMillis(250))
                .build();
        Patience.until("the first answer", () -> left(store(), FIVE) == 5);
        granted(store(), FIVE);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        proxy.close();
        server.close();
    }

    private LimitStore store() {
        return redis.stores().limits();
    }

    private void nothingIsGranted() {
        assertThatThrownBy(() -> store().take(List.of(FIVE, LOG))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store().peek(List.of(FIVE))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store().reset(List.of(FIVE))).isInstanceOf(StoreUnavailableException.class);
    }

    private long leftWhenItIsBack() {
        var left = new long[1];
        Patience.until("an answer", () -> {
            left[0] = left(store(), FIVE);
            return true;
        });
        return left[0];
    }

    @Nested
    class Frozen {
        @BeforeEach
        void freeze() {
            server.freeze();
        }

        @AfterEach
        void thaw() {
            server.thaw();
        }

        @Test
        void nothingIsGranted() {
            LimitFaultTest.this.nothingIsGranted();
        }

        @Test
        void whatMayHaveBeenTakenIsNotAskedForTwice() {
            assertThatThrownBy(() -> store().take(List.of(FIVE))).isInstanceOf(StoreUnavailableException.class);
            server.thaw();

            assertThat(leftWhenItIsBack()).isBetween(3L, 4L);
        }
    }

    @Nested
    class TheAnswerIsLost {
        @Test
        void nothingIsGranted() {
            proxy.mute();

            LimitFaultTest.this.nothingIsGranted();
        }

        @Test
        void whatWasTakenStaysTaken() {
            proxy.mute();
            assertThatThrownBy(() -> store().take(List.of(FIVE))).isInstanceOf(StoreUnavailableException.class);
            proxy.speak();

            assertThat(leftWhenItIsBack()).isBetween(3L, 4L);
        }
    }

    @Nested
    class Killed {
        @BeforeEach
        void kill() {
            server.kill();
        }

        @Test
        void nothingIsGranted() {
            LimitFaultTest.this.nothingIsGranted();
        }

        @Test
        void withoutItsDataItBeginsAnew() {
            server.restart();

            assertThat(leftWhenItIsBack()).isEqualTo(5);
        }

        @Test
        void theScriptsAreLearntAgain() {
            server.restart();

            Patience.until("recovery", () -> granted(store(), FIVE));
        }
    }
}
