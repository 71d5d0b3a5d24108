// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.redis.server.Patience;
import dev.gatehouse.redis.server.Proxy;
import dev.gatehouse.redis.server.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often whole decisions wait for Redis where sessions are kept by the process; counted on the wire. */
final class DecisionRoundTripsTest {
    private static final Limits RATE = LimitedApi.rate(1_000);
    private static final Limits RATE_AND_QUOTA = RATE.with(Quota.of(1_000, Duration.ofDays(1)));

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
    void empty() {
        server.admin().call("FLUSHALL");
        proxy = Proxy.before(server);
    }

    @AfterEach
    void close() throws IOException {
        redis.close();
        proxy.close();
    }

    static Stream<Layout> layouts() {
        return Stream.of(Layout.own(), Layout.tyk());
    }

    private void connect(Layout layout) {
        redis = RedisStores.builder(URI.create("redis://127.0.0.1:" + proxy.port()))
                .deadline(Duration.ofSeconds(10))
                .layout(layout)
                .cacheSessions(100, Duration.ofMinutes(10))
                .build();
    }

    private Gate gate(ProtectedApi.Builder api, Limits policy, UnaryOperator<Gatekeeper.Builder> more) {
        return more.apply(LimitedApi.gatekeeper(redis.stores(), policy)).build().gate(api.build());
    }

    private int during(Gate gate, int limits) {
        int before = proxy.roundTrips();
        var decision = gate.decide(LimitedApi.REQUEST);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        AccessDecision.Granted.class,
                        granted -> assertThat(granted.usage()).hasSize(limits));
        return proxy.roundTrips() - before;
    }

    /** Until sessions are kept, which begins when the process listens for changes, and scripts are known. */
    private void isAlways(int roundTrips, Gate gate, int limits) {
        Patience.until("a cache that keeps", () -> during(gate, limits) == roundTrips);

        assertThat(Stream.generate(() -> during(gate, limits)).limit(20)).containsOnly(roundTrips);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void withNoLimitItIsNone(Layout layout) {
        connect(layout);
        LimitedApi.key(redis.stores().sessions(), Limits.none());

        isAlways(0, gate(LimitedApi.api(), RATE, gatekeeper -> gatekeeper), 0);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void withAPolicyThatLimitsNothingItIsNone(Layout layout) {
        connect(layout);
        LimitedApi.keyWithPolicy(redis.stores().sessions());

        isAlways(0, gate(LimitedApi.api(), Limits.none(), gatekeeper -> gatekeeper), 0);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void withRateQuotaAndTheLimitOfAnEndpointItIsOne(Layout layout) {
        connect(layout);
        LimitedApi.keyWithPolicy(redis.stores().sessions());

        isAlways(1, gate(LimitedApi.withLimitedEndpoint(), RATE_AND_QUOTA, gatekeeper -> gatekeeper), 3);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void withTheLimitsOfAnOrganizationBesidesItIsStillOne(Layout layout) {
        connect(layout);
        LimitedApi.keyWithPolicy(redis.stores().sessions());
        LimitedApi.organization(redis.stores().sessions(), RATE_AND_QUOTA);

        isAlways(
                1,
                gate(LimitedApi.withLimitedEndpoint(), RATE_AND_QUOTA, Gatekeeper.Builder::enforceOrganizationLimits),
                5);
    }

    /** What is not there is not kept, so that a session counts as soon as it is written. */
    @ParameterizedTest
    @MethodSource("layouts")
    void anOrganizationWithoutASessionIsAskedForEachTime(Layout layout) {
        connect(layout);
        LimitedApi.keyWithPolicy(redis.stores().sessions());

        isAlways(2, gate(LimitedApi.api(), RATE, Gatekeeper.Builder::enforceOrganizationLimits), 1);
    }
}
