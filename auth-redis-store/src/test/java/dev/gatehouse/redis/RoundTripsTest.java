// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.redis.server.Proxy;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SingleUse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often somebody waits for the network, counted on the wire. */
final class RoundTripsTest {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final Duration LONG = Duration.ofSeconds(10);

    /** Rate and quota of a session, and the rates of an endpoint and of the API. */
    private static final List<LimitRequest> ALL = List.of(
            TestLimits.LOG,
            TestLimits.FIVE,
            TestLimits.one(
                    new LimitKey(LimitKey.Measure.RATE, TestLimits.RATE.holder(), "orders", "GET:/"),
                    new SlidingLog(5, TestLimits.MINUTE)),
            TestLimits.one(
                    new LimitKey(LimitKey.Measure.RATE, TestLimits.holder(LimitKey.HolderKind.API, "orders"), "", ""),
                    new FixedWindow(5, TestLimits.MINUTE)));

    private static RedisServer server;

    private Proxy proxy;
    private RedisStores redis;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void connect() {
        server.admin().call("FLUSHALL");
        server.admin().call("SCRIPT", "FLUSH");
        proxy = Proxy.before(server);
        redis = stores(builder -> builder);
    }

    @AfterEach
    void close() throws IOException {
        redis.close();
        proxy.close();
    }

    private RedisStores stores(UnaryOperator<RedisStores.Builder> more) {
        var uri = URI.create("redis://127.0.0.1:" + proxy.port());
        return more.apply(RedisStores.builder(uri).deadline(LONG)).build();
    }

    static Stream<Layout> layouts() {
        return Stream.of(Layout.own(), Layout.tyk());
    }

    private int during(Runnable action) {
        int before = proxy.roundTrips();
        action.run();
        return proxy.roundTrips() - before;
    }

    @Nested
    class Warm {
        private final List<SessionId> both = List.of(B, A);

        @BeforeEach
        void useEachScriptOnce() {
            redis.stores().sessions().put(A, SESSION, null);
            redis.stores().sessions().find(A);
            redis.stores().sessions().delete(A);
            redis.stores().sessions().put(A, SESSION, null);
        }

        @Test
        void findingIsOne() {
            assertThat(during(() -> redis.stores().sessions().find(A))).isEqualTo(1);
        }

        @Test
        void findingNothingIsOne() {
            assertThat(during(() -> redis.stores().sessions().find(B))).isEqualTo(1);
        }

        @Test
        void findingTheFirstOfSeveralIsOne() {
            assertThat(during(() -> redis.stores().sessions().findFirst(both))).isEqualTo(1);
        }

        @Test
        void findingNoneOfSeveralIsOne() {
            assertThat(during(() -> redis.stores().sessions().findFirst(List.of(B, new SessionId("c")))))
                    .isEqualTo(1);
        }

        @Test
        void findingAmongNoneIsNone() {
            assertThat(during(() -> redis.stores().sessions().findFirst(List.of())))
                    .isZero();
        }

        @Test
        void puttingIsOne() {
            assertThat(during(() -> redis.stores().sessions().put(A, SESSION, LONG)))
                    .isEqualTo(1);
        }

        @Test
        void puttingIfAbsentIsOne() {
            assertThat(during(() -> redis.stores().sessions().putIfAbsent(B, SESSION, LONG)))
                    .isEqualTo(1);
        }

        @Test
        void replacingIsOne() {
            var read = redis.stores().sessions().findCurrent(List.of(A)).orElseThrow();

            assertThat(during(() -> redis.stores().sessions().replaceIfUnchanged(read, SESSION, null)))
                    .isEqualTo(1);
        }

        @Test
        void findingTheFirstOfSeveralToChangeItIsOne() {
            assertThat(during(() -> redis.stores().sessions().findCurrent(both)))
                    .isEqualTo(1);
        }

        @Test
        void deletingIsOne() {
            assertThat(during(() -> redis.stores().sessions().delete(A))).isEqualTo(1);
        }

        @Test
        void usingAThingIsOne() {
            assertThat(during(() -> redis.stores().replays().firstUse(SingleUse.of("nonce", "1"), LONG)))
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.RoundTripsTest#layouts")
        void takingAllLimitsOfADecisionIsOne(Layout layout) {
            try (var stores = stores(builder -> builder.layout(layout))) {
                stores.stores().limits().take(ALL);

                assertThat(during(() -> stores.stores().limits().take(ALL))).isEqualTo(1);
            }
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.RoundTripsTest#layouts")
        void aRefusalIsOne(Layout layout) {
            try (var stores = stores(builder -> builder.layout(layout))) {
                IntStream.range(0, 9).forEach(i -> stores.stores().limits().take(ALL));

                assertThat(during(() -> stores.stores().limits().take(ALL))).isEqualTo(1);
            }
        }

        @Test
        void lookingAtLimitsIsOne() {
            redis.stores().limits().peek(ALL);

            assertThat(during(() -> redis.stores().limits().peek(ALL))).isEqualTo(1);
        }

        @Test
        void resettingLimitsIsOne() {
            redis.stores().limits().reset(ALL);

            assertThat(during(() -> redis.stores().limits().reset(ALL))).isEqualTo(1);
        }

        @Test
        void resettingNoneIsNone() {
            assertThat(during(() -> redis.stores().limits().reset(List.of()))).isZero();
        }

        @Test
        void aPageOfAScanIsOne() {
            assertThat(during(() -> redis.stores().sessions().scan("", 10))).isEqualTo(1);
        }

        @Test
        void oneConnectionServesAll() {
            assertThat(proxy.connections()).isEqualTo(1);
        }
    }

    @Test
    void theVeryFirstOperationIsOneBesideTheGreeting() {
        assertThat(during(() -> redis.stores().sessions().find(A))).isEqualTo(2);
    }

    @Test
    void aScriptThatTheServerForgotIsOneMore() {
        redis.stores().sessions().find(A);
        server.admin().call("SCRIPT", "FLUSH");

        assertThat(during(() -> redis.stores().sessions().find(A))).isEqualTo(2);
    }

    @Test
    void aServerThatForgotTheScriptsLearnsThemAgain() {
        redis.stores().sessions().put(A, SESSION, null);
        server.admin().call("SCRIPT", "FLUSH");

        redis.stores().sessions().put(B, SESSION, null);

        assertThat(redis.stores().sessions().find(B)).contains(SESSION);
    }

    @Nested
    class Decision {
        private final ProtectedApi api = ProtectedApi.named("orders")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .build();
        private final HttpRequest request = HttpRequest.of("GET", "/", Headers.of("Authorization", "key-1"));
        private final Sha256KeyNaming naming = new Sha256KeyNaming();

        private Runnable decide(RedisStores stores) {
            var gate = Gatekeeper.builder(stores.stores())
                    .keyNaming(naming)
                    .build()
                    .gate(api);
            return () ->
                    assertThat(gate.decide(request).getClass().getSimpleName()).isEqualTo("Granted");
        }

        @BeforeEach
        void store() {
            redis.stores().sessions().put(naming.idOf(Secret.of("key-1")), SESSION, null);
        }

        @Test
        void coldIsTwoAtMost() {
            try (var cold = stores(builder -> builder)) {
                assertThat(during(decide(cold))).isLessThanOrEqualTo(2);
            }
        }

        @Test
        void warmIsOneAtMost() {
            var decide = decide(redis);
            decide.run();

            assertThat(during(decide)).isLessThanOrEqualTo(1);
        }

        @Test
        void cachedIsNone() throws Exception {
            try (var cached = stores(builder -> builder.cacheSessions(10, Duration.ofMinutes(10)))) {
                var decide = decide(cached);
                dev.gatehouse.redis.server.Patience.until("a cache that keeps", () -> during(decide) == 0);

                assertThat(during(() -> {
                            decide.run();
                            decide.run();
                        }))
                        .isZero();
            }
        }
    }
}
