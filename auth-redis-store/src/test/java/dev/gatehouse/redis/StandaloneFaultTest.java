// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.store.StoreUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** One server that dies, comes back, or stands still. */
final class StandaloneFaultTest {
    private static final SessionId A = new SessionId("a");
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final SingleUse NONCE = SingleUse.of("nonce", "1");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** As many calls of a quarter of a second as make three seconds. */
    private static final int CALLS_IN_THREE_SECONDS = 12;

    private RedisServer server;
    private RedisStores redis;

    private void start(String... options) {
        server = RedisServer.start(options);
        redis = RedisStores.at(URI.create("redis://" + server.address()));
        Patience.until("the first answer", () -> sessions().find(A).isEmpty());
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
    }

    private SessionStore sessions() {
        return redis.stores().sessions();
    }

    private void awaitRecovery(Load load) {
        int before = load.done();
        Patience.until("recovery", () -> load.done() > before + 100);
    }

    @Nested
    class KilledDuringLoad {
        @BeforeEach
        void start() {
            StandaloneFaultTest.this.start("--appendonly", "yes", "--appendfsync", "always");
        }

        @Test
        void withItsDataItComesBackAndNothingAcknowledgedIsLost() {
            try (var load = Load.on(sessions())) {
                awaitRecovery(load);
                server.kill();
                int before = load.unavailable();
                Patience.until("failures", () -> load.unavailable() > before + 10);
                server.restart();
                awaitRecovery(load);
                load.stop();

                assertThat(load.wrong()).isEmpty();
                assertThat(load.kept()).allMatch(id -> sessions().find(id).isPresent());
                assertThat(load.deleted()).allMatch(id -> sessions().find(id).isEmpty());
            }
        }

        @Test
        void everyUseThatWasFirstStaysUsed() {
            redis.stores().replays().firstUse(NONCE, MINUTE);
            server.kill();
            server.restart();

            Patience.until("recovery", () -> !redis.stores().replays().firstUse(NONCE, MINUTE));
        }
    }

    @Nested
    class RestartedEmpty {
        private CurrentSession read;

        @BeforeEach
        void start() {
            StandaloneFaultTest.this.start();
            sessions().put(A, SESSION, null);
            read = sessions().findCurrent(List.of(A)).orElseThrow();
            server.kill();
        }

        @Test
        void itRefusesToAnswerWhileItIsAway() {
            assertThatThrownBy(() -> sessions().find(A)).isInstanceOf(StoreUnavailableException.class);
        }

        @Test
        void nothingIsFoundAfterwards() {
            server.restart();

            Patience.until("recovery", () -> sessions().find(A).isEmpty());
        }

        @Test
        void nothingIsBroughtBackByAChange() {
            server.restart();

            Patience.until("recovery", () -> sessions().replaceIfUnchanged(read, SESSION, null) == Replacement.GONE);
            assertThat(sessions().find(A)).isEmpty();
        }

        @Test
        void theScriptsAreLearntAgain() {
            server.restart();

            Patience.until("recovery", () -> sessions().putIfAbsent(A, SESSION, null));
            assertThat(sessions().delete(A)).isTrue();
        }
    }

    @Nested
    class Frozen {
        @BeforeEach
        void start() {
            StandaloneFaultTest.this.start();
            sessions().put(A, SESSION, null);
            server.freeze();
        }

        @AfterEach
        void thaw() {
            server.thaw();
        }

        @Test
        void everyCallIsRefusedForThreeSecondsAndAnsweredAfterwards() {
            assertThat(IntStream.range(0, CALLS_IN_THREE_SECONDS)).allMatch(call -> isRefused());

            server.thaw();

            Patience.until("recovery", () -> sessions().find(A).isPresent());
        }

        @Test
        void aReplayStoreThatDoesNotAnswerSaysSo() {
            assertThatThrownBy(() -> redis.stores().replays().firstUse(NONCE, MINUTE))
                    .isInstanceOf(StoreUnavailableException.class);
        }

        @Test
        void aScanThatIsNotAnsweredSaysSo() {
            assertThatThrownBy(() -> sessions().scan("", 10)).isInstanceOf(StoreUnavailableException.class);
        }

        @Test
        void loadGoesOnAfterwardsAndFindsNothingWrong() {
            server.thaw();
            try (var load = Load.on(sessions())) {
                awaitRecovery(load);
                server.freeze();
                int before = load.unavailable();
                Patience.until("failures", () -> load.unavailable() > before + 10);
                server.thaw();
                awaitRecovery(load);
                load.stop();

                assertThat(load.wrong()).isEmpty();
                assertThat(load.kept()).allMatch(id -> sessions().find(id).isPresent());
                assertThat(load.deleted()).allMatch(id -> sessions().find(id).isEmpty());
            }
        }

        private boolean isRefused() {
            try {
                sessions().find(A);
                return false;
            } catch (StoreUnavailableException away) {
                return true;
            }
        }
    }
}
