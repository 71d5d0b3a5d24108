// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around limits, through a whole gateway. */
@Timeout(60)
final class LimitAttacksOverHttpTest {
    private static final String KEY = "attackers-key";
    private static final String QUOTA = KeyTexts.RIGHTS + ", \"quota_max\": 10, \"quota_renewal_rate\": 60";
    private static final int CALLERS = 8;
    private static final int CALLS = 5;

    private OperatedGateway gateway;

    @BeforeEach
    void start() {
        gateway = OperatedGateway.with(OperatedGateway.PLAIN);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void key(String members) {
        assertThat(gateway.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(members))
                        .statusCode())
                .isEqualTo(200);
    }

    private int send(String path, String... headers) {
        return gateway.send("GET", path, "", headers).statusCode();
    }

    /** How many of 40 requests pass that are sent at once. */
    private long burst() throws InterruptedException {
        return Callers.inParallel(
                        CALLERS,
                        () -> IntStream.range(0, CALLS)
                                .filter(call -> gateway.client(KEY) == 200)
                                .count())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Test
    void at55BurstOnARatePassesExactlyItsPermits() throws InterruptedException {
        key(KeyTexts.RIGHTS + ", \"rate\": 10, \"per\": 60");

        assertThat(burst()).isEqualTo(10);
    }

    @Test
    void at69BurstOnAFreshQuotaPassesExactlyItsMaximum() throws InterruptedException {
        key(QUOTA);

        assertThat(burst()).isEqualTo(10);
    }

    @Test
    void at69BurstOnARenewedQuotaPassesExactlyItsMaximum() throws InterruptedException {
        key(QUOTA);
        burst();
        gateway.clock.advance(Duration.ofSeconds(61));

        assertThat(burst()).isEqualTo(10);
    }

    @Test
    void at69BurstAfterAResetPassesExactlyItsMaximum() throws InterruptedException {
        key(QUOTA);
        burst();
        gateway.operator("PUT", "/tyk/keys/" + KEY, KeyTexts.session(QUOTA));

        assertThat(burst()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rate\": 1, \"per\": 60", "\"quota_max\": 1, \"quota_renewal_rate\": 60"})
    void at70EverySpellingOfAKeyHasTheSameCounter(String limit) {
        key(KeyTexts.RIGHTS + ", " + limit);
        var spellings = List.of(KEY, KeyTexts.token(KEY), "Bearer " + KEY, "bearer " + KeyTexts.token(KEY));

        assertThat(spellings.stream().map(gateway::client).filter(status -> status == 200))
                .hasSize(1);
    }

    @Test
    void at71WhoGoesOnAskingIsLetInAfterThePeriod() {
        key(KeyTexts.RIGHTS + ", \"rate\": 1, \"per\": 10");
        gateway.client(KEY);
        for (int i = 0; i < 9; i++) {
            gateway.clock.advance(Duration.ofSeconds(1));
            gateway.client(KEY);
        }

        gateway.clock.advance(Duration.ofSeconds(1));

        assertThat(gateway.client(KEY)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Original-URL"})
    void at54HeadersChooseNoCounter(String name) {
        key(KeyTexts.RIGHTS + ", \"rate\": 1, \"per\": 60");
        gateway.client(KEY);

        assertThat(send("/", "Authorization", KEY, name, "10.1.2.3")).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%73low", "/slow?x=1", "/slow/", "/a/slow"})
    void at52NoSpellingOfAPathIsAWayAroundItsLimit(String other) {
        var slow = ", \"limit\": {\"rate\": 100, \"per\": 60}, \"endpoints\": [{\"path\": \"/slow\","
                + " \"methods\": [{\"name\": \"GET\", \"limit\": {\"rate\": 1, \"per\": 60}}]}]";
        key(KeyTexts.RIGHTS.replace("[\"Default\"]", "[\"Default\"]" + slow));
        send("/slow", "Authorization", KEY);

        assertThat(send(other, "Authorization", KEY)).isEqualTo(429);
    }
}
