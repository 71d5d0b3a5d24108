// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.AuthEvent.StoreFailed;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.RedisServer;
import dev.gatehouse.store.StorePort;
import dev.gatehouse.store.Stores;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests while the Redis that counts does not answer, in each way that an API may declare. */
@Timeout(60)
final class LimitDegradationTest {
    private static final int PERMITS = 3;

    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final Stores local = InMemoryStores.create();
    private RedisServer server;
    private RedisStores redis;

    @BeforeEach
    void start() {
        server = RedisServer.start();
        redis = RedisStores.builder(URI.create("redis://" + server.address()))
                .deadline(Duration.ofMillis(250))
                .build();
        LimitedApi.key(local.sessions(), LimitedApi.rate(PERMITS));
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
    }

    /** Sessions in this process, limits in Redis. */
    private Gate gate(Degradation declared) {
        return gate(new Stores(local.sessions(), local.replays(), redis.stores().limits()), declared);
    }

    private Gate gate(Stores stores, Degradation declared) {
        return LimitedApi.gatekeeper(stores, LimitedApi.rate(PERMITS))
                .localLimits(local.limits())
                .listener(events::add)
                .build()
                .gate(LimitedApi.api().limitDegradation(declared).build());
    }

    private static List<Integer> statuses(Gate gate) {
        return Stream.generate(() -> LimitedApi.status(gate.decide(LimitedApi.REQUEST)))
                .limit(PERMITS + 1)
                .toList();
    }

    private static List<Integer> expected(Degradation declared) {
        return switch (declared) {
            case DENY -> List.of(503, 503, 503, 503);
            case ALLOW -> List.of(200, 200, 200, 200);
            case LOCAL_LIMITS -> List.of(200, 200, 200, 429);
        };
    }

    /** One event for each request, which says what became of it. */
    private void isTold(Degradation declared) {
        assertThat(events)
                .filteredOn(StoreFailed.class::isInstance)
                .map(StoreFailed.class::cast)
                .hasSize(PERMITS + 1)
                .allMatch(event -> event.port() == StorePort.LIMITS)
                .allMatch(event -> event.degradation() == declared);
    }

    private static void isCountedAgain(Gate gate) {
        Patience.until(
                "recovery",
                () -> gate.decide(LimitedApi.REQUEST) instanceof AccessDecision.Granted granted
                        && !granted.usage().isEmpty());
        assertThat(statuses(gate)).endsWith(429);
    }

    @Nested
    class Frozen {
        @BeforeEach
        void freeze() {
            Patience.until(
                    "a connection",
                    () -> redis.stores().limits().peek(List.of(TestLimits.LOG)).granted());
            server.freeze();
        }

        @AfterEach
        void thaw() {
            server.thaw();
        }

        @ParameterizedTest
        @EnumSource(Degradation.class)
        void requestsGetWhatTheApiDeclares(Degradation declared) {
            assertThat(statuses(gate(declared))).isEqualTo(expected(declared));
        }

        @ParameterizedTest
        @EnumSource(Degradation.class)
        void eachOfThemIsTold(Degradation declared) {
            statuses(gate(declared));

            isTold(declared);
        }

        @Test
        void redisCountsAgainWhenItIsThawed() {
            var gate = gate(Degradation.ALLOW);
            gate.decide(LimitedApi.REQUEST);

            server.thaw();

            Patience.until("recovery", () -> LimitedApi.status(gate.decide(LimitedApi.REQUEST)) == 429);
        }
    }

    @Nested
    class Killed {
        @BeforeEach
        void kill() {
            server.kill();
        }

        @ParameterizedTest
        @EnumSource(Degradation.class)
        void requestsGetWhatTheApiDeclares(Degradation declared) {
            assertThat(statuses(gate(declared))).isEqualTo(expected(declared));
        }

        @ParameterizedTest
        @EnumSource(Degradation.class)
        void eachOfThemIsTold(Degradation declared) {
            statuses(gate(declared));

            isTold(declared);
        }

        @ParameterizedTest
        @EnumSource(
                value = Degradation.class,
                names = {"DENY", "ALLOW"})
        void redisCountsAgainWhenItIsBack(Degradation declared) {
            var gate = gate(declared);
            gate.decide(LimitedApi.REQUEST);

            server.restart();

            isCountedAgain(gate);
        }

        @ParameterizedTest
        @EnumSource(Degradation.class)
        void whereSessionsAreThereTooNobodyIsLetIn(Degradation declared) {
            assertThat(statuses(gate(redis.stores(), declared))).containsOnly(503);
        }
    }
}
