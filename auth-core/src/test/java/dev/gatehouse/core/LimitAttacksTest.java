// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.core.LimitedCalls.request;
import static dev.gatehouse.core.LimitedCalls.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around limits, and none of them leads anywhere. */
final class LimitAttacksTest {
    private static final int CALLERS = 8;
    private static final int CALLS = 25;

    private final LimitedCalls calls = new LimitedCalls();

    /** How many of 200 requests pass that are sent at once. */
    private long passes(Gate gate) throws InterruptedException {
        return Callers.<Long>inParallel(CALLERS, caller -> () -> {
                    long passed = 0;
                    for (int i = 0; i < CALLS; i++) {
                        passed += status(gate.decide(request("GET", LimitedCalls.KEY, "/orders"))) == 200 ? 1 : 0;
                    }
                    return passed;
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Nested
    class AnotherSpelling {
        private final Gate gate = calls.gatekeeper
                .keyNaming(TykKeys.of(TykKeySettings.standard()))
                .build()
                .gate(calls.api.build());

        private int send(String key) {
            return status(gate.decide(request("GET", key, "/orders")));
        }

        @Test
        void at70OfAKeyHasNoRateOfItsOwn() {
            calls.stores.sessions().put(new SessionId("acmespelling"), limited(rate(1)), null);

            assertThat(List.of(send("spelling"), send("acmespelling"), send("Bearer spelling")))
                    .containsExactly(200, 429, 429);
        }

        @Test
        void at70OfAKeyHasNoQuotaOfItsOwn() {
            calls.stores.sessions().put(new SessionId("acmespelling"), limited(quota(1)), null);

            assertThat(List.of(send("acmespelling"), send("spelling"))).containsExactly(200, 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Tyk-Api-Version"})
    void at54HeadersChooseNoCounter(String name) {
        calls.store(limited(rate(1)));
        var gate = calls.gate();
        calls.get(gate, "/orders");

        var other = HttpRequest.of("GET", "/orders", Headers.of("Authorization", LimitedCalls.KEY, name, "10.1.2.3"));

        assertThat(status(gate.decide(other))).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow;a", "/slow/", "/SLOW", "/%73low", "//slow"})
    void at54SpellingsOfAPathGiveNoMoreThanTheWholeApi(String target) {
        var slow = new EndpointLimit("/slow", "GET", LimitedCalls.perMinute(1));
        var right =
                AccessRight.to(LimitedCalls.ORDERS).with(new Allowance(Optional.of(rate(1)), List.of(slow), "orders"));
        calls.store(Session.of("acme", Entitlements.to(right)));
        var gate = calls.gate();

        calls.get(gate, target);

        assertThat(status(calls.get(gate, target))).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login;x", "//login", "/%2flogin", "/./login", "/log%2569n"})
    void at54SpellingsOfAPathHaveNotTheLooserRateOfAnotherPath(String target) {
        var bulk = new EndpointLimit("/bulk", "GET", LimitedCalls.perMinute(1000));
        var right =
                AccessRight.to(LimitedCalls.ORDERS).with(new Allowance(Optional.of(rate(2)), List.of(bulk), "orders"));
        calls.store(Session.of("acme", Entitlements.to(right)));

        assertThat(calls.statuses(3, "GET", target)).containsExactly(200, 200, 429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login;x", "//login", "/%2flogin", "/./login", "/log%2569n"})
    void at54SpellingsOfAPathHaveNotTheLooserRateOfAnotherPathOfTheApi(String target) {
        calls.store(limited(Limits.none()));
        calls.limitApi(LimitedCalls.perMinute(2));
        calls.api.versions(new ApiVersions.Single(
                ApiVersion.of("Default").limitedTo(new EndpointLimit("/bulk", "GET", LimitedCalls.perMinute(1000)))));

        assertThat(calls.statuses(3, "GET", target)).containsExactly(200, 200, 429);
    }

    @Test
    void at52SpellingOfAPathIsCountedWithThePlainOne() {
        var slow = new EndpointLimit("/slow", "GET", LimitedCalls.perMinute(1));
        var right =
                AccessRight.to(LimitedCalls.ORDERS).with(new Allowance(Optional.of(rate(2)), List.of(slow), "orders"));
        calls.store(Session.of("acme", Entitlements.to(right)));
        calls.statuses(2, "GET", "/login");

        assertThat(calls.statuses(1, "GET", "/login;x")).containsExactly(429);
    }

    @Test
    void at54GreatestNumbersDoNotOverflow() {
        var most = new RateLimit(1e300, Duration.ofSeconds(Long.MAX_VALUE), Optional.empty());
        calls.store(
                limited(Limits.none().with(most).with(new Quota(Long.MAX_VALUE, Duration.ofSeconds(Long.MAX_VALUE)))));

        assertThat(calls.statuses(3)).containsOnly(200);
    }

    @Test
    void at55BurstOnAQuotaPassesExactlyItsMaximum() throws InterruptedException {
        calls.store(limited(quota(100)));

        assertThat(passes(calls.gate())).isEqualTo(100);
    }

    @Test
    void at55RequestsThatOneLimitRefusesTakeNothingFromTheOthers() throws InterruptedException {
        calls.store(limited(rate(10).with(quota(100).quota())));
        passes(calls.gate());

        calls.clock.advance(LimitedCalls.MINUTE);
        passes(calls.gate());

        assertThat(calls.limits
                        .peek(calls.limits.taken.get(0))
                        .statuses()
                        .get(1)
                        .remaining())
                .isEqualTo(80);
    }

    @Test
    void at69BurstOnAQuotaThatWasJustRenewedPassesExactlyItsMaximum() throws InterruptedException {
        calls.store(limited(quota(100)));
        var gate = calls.gate();
        passes(gate);
        calls.clock.advance(Duration.ofHours(1));

        assertThat(passes(gate)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void at55BurstOnARatePassesExactlyItsPermits(Counting counting) throws InterruptedException {
        calls.api.limits(ApiLimits.standard().with(counting));
        calls.store(limited(rate(100)));

        assertThat(passes(calls.gate())).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void at71HammeringDoesNotProlongARefusal(Counting counting) {
        calls.api.limits(ApiLimits.standard().with(counting));
        calls.store(limited(rate(1)));
        calls.get();

        for (int i = 0; i < 59; i++) {
            calls.clock.advance(Duration.ofSeconds(1));
            calls.get();
        }
        calls.clock.advance(Duration.ofSeconds(1));

        assertThat(calls.statuses(1)).containsExactly(200);
    }
}
