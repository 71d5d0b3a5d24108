// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.MINUTE;
import static dev.gatehouse.core.LimitedCalls.ORDERS;
import static dev.gatehouse.core.LimitedCalls.id;
import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.perMinute;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static dev.gatehouse.core.LimitedCalls.request;
import static dev.gatehouse.core.LimitedCalls.status;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.policy.Usage.Level;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LimitsAtTheGateTest {
    private final LimitedCalls calls = new LimitedCalls();

    @Nested
    class ASessionWithARate {
        @Test
        void isRefusedWhenItIsUsedUp() {
            calls.store(limited(rate(2)));

            assertThat(calls.statuses(3)).containsExactly(200, 200, 429);
        }

        @Test
        void isToldSo() {
            calls.store(limited(rate(1)));
            calls.get();

            assertThat(calls.get()).isDenied(429).withId(Denials.SESSION_RATE).withMessage("Rate Limit Exceeded");
        }

        @Test
        void passesAgainInTheNextPeriod() {
            calls.store(limited(rate(1)));
            calls.statuses(2);

            calls.clock.advance(MINUTE);

            assertThat(calls.statuses(2)).containsExactly(200, 429);
        }

        @Test
        void isNotLimitedWhereTheApiSaysSo() {
            calls.store(limited(rate(1)));
            calls.api.limits(
                    new ApiLimits(RateLimit.unlimited(), false, true, Counting.OPENED_WINDOW, LimitHeaders.NONE));

            assertThat(calls.statuses(3)).containsOnly(200);
        }

        @Test
        void isLimitedWithAMasterKey() {
            calls.store(Session.of("acme", Entitlements.masterKey().limitedTo(rate(1))));

            assertThat(calls.statuses(2)).containsExactly(200, 429);
        }

        @Test
        void sharesItAmongApisWithoutLimitsOfTheirOwn() {
            var both = Entitlements.to(AccessRight.to(ORDERS), AccessRight.to(new ApiId("bills")));
            calls.store(Session.of("acme", both.limitedTo(rate(1))));
            var bills = calls.gatekeeper.build().gate(LimitedCalls.api("bills").build());

            assertThat(calls.get()).isGranted();
            assertThat(status(calls.get(bills, "/bills"))).isEqualTo(429);
        }

        @Test
        void hasAnotherOneForAnApiWithALimitOfItsOwn() {
            var limited = AccessRight.to(ORDERS).limitedTo(rate(2));
            calls.store(Session.of("acme", Entitlements.to(limited).limitedTo(rate(1))));

            assertThat(calls.statuses(3)).containsExactly(200, 200, 429);
        }

        @Test
        void tellsTheHostWhatItMayDoInsteadOfRefusing() {
            var throttle = new Throttle(Duration.ofMillis(300), 2);
            calls.store(limited(rate(1).with(throttle)));
            calls.get();

            assertThat(((AccessDecision.Denied) calls.get()).throttle()).isEqualTo(throttle);
        }
    }

    @Nested
    class ASessionWithAQuota {
        @Test
        void isRefusedWhenItIsUsedUp() {
            calls.store(limited(quota(2)));

            assertThat(calls.statuses(3)).containsExactly(200, 200, 403);
            assertThat(calls.get()).isDenied(403).withId(Denials.SESSION_QUOTA).withMessage("Quota exceeded");
        }

        @Test
        void isNotLimitedWhereTheApiSaysSo() {
            calls.store(limited(quota(1)));
            calls.api.limits(
                    new ApiLimits(RateLimit.unlimited(), true, false, Counting.OPENED_WINDOW, LimitHeaders.NONE));

            assertThat(calls.statuses(3)).containsOnly(200);
        }

        @Test
        void isNotThrottled() {
            calls.store(limited(quota(1).with(new Throttle(Duration.ofMillis(300), 2))));
            calls.get();

            assertThat(((AccessDecision.Denied) calls.get()).throttle()).isEqualTo(Throttle.none());
        }

        @Test
        void neverRenewsWithoutARenewal() {
            calls.store(limited(Limits.none().with(new Quota(1, Duration.ZERO))));
            calls.get();

            calls.clock.advance(Duration.ofDays(400));

            assertThat(status(calls.get())).isEqualTo(403);
        }
    }

    @Nested
    class SeveralLimits {
        @Test
        void areTakenInOneCall() {
            calls.store(limited(rate(5).with(Quota.of(5, MINUTE))));
            calls.limitApi(perMinute(5));

            calls.get();

            assertThat(calls.limits.taken)
                    .hasSize(1)
                    .allSatisfy(asked -> assertThat(asked).hasSize(3));
        }

        @Test
        void loseNothingIfOneRefuses() {
            calls.store(limited(rate(5).with(Quota.of(5, MINUTE))));
            calls.limitApi(perMinute(1));
            calls.statuses(3);

            assertThat(((AccessDecision.Denied) calls.get()).usage())
                    .extracting(usage -> usage.status().remaining())
                    .containsExactly(4L, 4L, 0L);
        }

        @Test
        void refuseForTheRateFirst() {
            calls.store(limited(rate(1).with(Quota.of(1, MINUTE))));
            calls.limitApi(perMinute(1));
            calls.get();

            assertThat(id(calls.get())).isEqualTo(Denials.SESSION_RATE);
        }

        @Test
        void refuseForTheQuotaBeforeTheApi() {
            calls.store(limited(quota(1)));
            calls.limitApi(perMinute(1));
            calls.get();

            assertThat(id(calls.get())).isEqualTo(Denials.SESSION_QUOTA);
        }

        @Test
        void areToldInTheDecision() {
            calls.store(limited(rate(5).with(Quota.of(7, MINUTE))));

            assertThat(((AccessDecision.Granted) calls.get()).usage())
                    .extracting(Usage::level, usage -> usage.status().remaining())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Level.SESSION, 4L),
                            org.assertj.core.groups.Tuple.tuple(Level.SESSION, 6L));
        }
    }

    @Nested
    class NoLimit {
        @Test
        void asksNoStore() {
            calls.store(limited(Limits.none()));

            calls.statuses(3);

            assertThat(calls.limits.taken).isEmpty();
        }

        @Test
        void asksNoStoreForNumbersThatMeanNone() {
            var odd = new Limits(
                    new RateLimit(-1, Duration.ofSeconds(1), java.util.Optional.empty()),
                    new Quota(-1, MINUTE),
                    Throttle.none(),
                    0);
            calls.store(limited(odd));

            assertThat(calls.statuses(3)).containsOnly(200);
            assertThat(calls.limits.taken).isEmpty();
        }

        @Test
        void isTouchedByWhomRightsRefuse() {
            calls.store(Session.of(
                    "acme",
                    Entitlements.to(AccessRight.to(ORDERS).onlyOn(PathRule.of("/other", "GET")))
                            .limitedTo(rate(1))));

            assertThat(calls.statuses(2)).containsOnly(403);
            assertThat(calls.limits.taken).isEmpty();
        }
    }

    @Nested
    class AnApiWithALimit {
        @Test
        void countsAllKeysTogether() {
            calls.limitApi(perMinute(2));
            calls.store("first-limited-key", limited(Limits.none()));
            calls.store("other-limited-key", limited(Limits.none()));
            var gate = calls.gate();

            assertThat(List.of("first-limited-key", "other-limited-key", "first-limited-key"))
                    .extracting(key -> status(gate.decide(request("GET", key, "/orders"))))
                    .containsExactly(200, 200, 429);
            assertThat(gate.decide(request("GET", "other-limited-key", "/orders")))
                    .isDenied(429)
                    .withId(Denials.API_RATE)
                    .withMessage("API Rate Limit Exceeded");
        }

        @Test
        void isNotReachedByWhomTheSessionRefuses() {
            calls.limitApi(perMinute(2));
            calls.store("first-limited-key", limited(rate(1)));
            calls.store("other-limited-key", limited(rate(1)));
            var gate = calls.gate();

            assertThat(List.of("first-limited-key", "first-limited-key", "other-limited-key", "other-limited-key"))
                    .extracting(key -> status(gate.decide(request("GET", key, "/orders"))))
                    .containsExactly(200, 429, 200, 429);
        }

        @Test
        void holdsWithoutKeys() {
            calls.limitApi(perMinute(2));
            calls.api.requires(new AuthRequirement.Keyless());

            assertThat(calls.statuses(3)).containsExactly(200, 200, 429);
        }

        @Test
        void holdsOnOpenPaths() {
            calls.limitApi(perMinute(1));
            calls.api.versions(new ApiVersions.Single(ApiVersion.of("Default", PathRule.of("/open", "GET"))));

            assertThat(calls.statuses(2, "GET", "/open")).containsExactly(200, 429);
        }

        @Test
        void hasOthersForSomePaths() {
            calls.store(limited(Limits.none()));
            calls.limitApi(perMinute(3));
            calls.api.versions(new ApiVersions.Single(
                    ApiVersion.of("Default").limitedTo(new EndpointLimit("/slow", "get", perMinute(1)))));

            assertThat(calls.statuses(2, "GET", "/slow")).containsExactly(200, 429);
            assertThat(calls.statuses(4, "GET", "/other")).containsExactly(200, 200, 200, 429);
        }
    }

    @Nested
    class ARateThatCannotBeCounted {
        private final ApiLimits logged = ApiLimits.standard().with(Counting.SLIDING_LOG);

        @Test
        void refusesAndSaysWhatToDo() {
            calls.store(limited(Limits.none().with(RateLimit.of(10_001, MINUTE))));
            calls.api.limits(logged);

            var denied = (AccessDecision.Denied) calls.get();

            assertThat(denied.denial().id()).isEqualTo(Denials.UNCOUNTABLE_LIMIT);
            assertThat(denied.denial().status()).isEqualTo(500);
            assertThat(denied.denial().detail()).contains("10000", "window");
        }

        @Test
        void ofAnApiMakesNoGate() {
            calls.api.limits(logged.with(RateLimit.of(10_001, MINUTE)));

            assertThatThrownBy(calls::gate)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("window");
        }

        @Test
        void ofAPathMakesNoGate() {
            calls.api.limits(logged);
            calls.api.versions(new ApiVersions.Single(ApiVersion.of("Default")
                    .limitedTo(new EndpointLimit("/slow", "GET", RateLimit.of(10_001, MINUTE)))));

            assertThatThrownBy(calls::gate).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class ASessionThatNamesWhomItSharesCountersWith {
        private Session sharing(Object pattern, Map<String, Object> more) {
            var metadata = new java.util.HashMap<>(more);
            metadata.put("rate_limit_pattern", pattern);
            return limited(rate(1)).with(new Attributes("", List.of(), metadata));
        }

        private List<Integer> two(Session first, Session second) {
            calls.store("first-limited-key", first);
            calls.store("other-limited-key", second);
            var gate = calls.gate();
            return List.of(
                    status(gate.decide(request("GET", "first-limited-key", "/orders"))),
                    status(gate.decide(request("GET", "other-limited-key", "/orders"))));
        }

        @Test
        void sharesThem() {
            assertThat(two(sharing("team-7", Map.of()), sharing("team-7", Map.of())))
                    .containsExactly(200, 429);
        }

        @Test
        void sharesNoneWithOtherNames() {
            assertThat(two(sharing("team-7", Map.of()), sharing("team-8", Map.of())))
                    .containsExactly(200, 200);
        }

        @Test
        void mayNameAValueOfItsMetadata() {
            assertThat(two(
                            sharing("t-$tyk_meta.team", Map.of("team", "7")),
                            sharing("$tyk_meta.whole", Map.of("whole", "t-7"))))
                    .containsExactly(200, 429);
        }

        @Test
        void sharesThemByNameWithoutTheValuesOfRequests() {
            var pattern = "user-$tyk_context.remote_addr";

            assertThat(two(sharing(pattern, Map.of()), sharing(pattern, Map.of())))
                    .containsExactly(200, 429);
        }

        @Test
        void hasItsOwnIfTheNameIsEmpty() {
            assertThat(two(sharing("$tyk_meta.none", Map.of()), sharing("$tyk_meta.none", Map.of())))
                    .containsExactly(200, 200);
        }

        @Test
        void hasItsOwnIfTheNameIsNoText() {
            assertThat(two(sharing(7L, Map.of()), sharing(7L, Map.of()))).containsExactly(200, 200);
        }

        @Test
        void isNoOther() {
            var id = calls.store(limited(rate(1)));
            calls.store("other-limited-key", sharing(id.value(), Map.of()));
            calls.get();

            assertThat(status(calls.gate().decide(request("GET", "other-limited-key", "/orders"))))
                    .isEqualTo(200);
        }

        @Test
        void cannotNameEndlessly() {
            var longer = "x".repeat(100_000);
            calls.store(sharing(longer, Map.of()));

            calls.get();

            assertThat(calls.limits.taken.get(0).get(0).key().holder().name()).hasSize(1_000);
        }
    }

    @Test
    void openedWindowIsTheStandard() {
        assertThat(ProtectedApi.named("a")
                        .requires(new AuthRequirement.Keyless())
                        .build()
                        .limits()
                        .counting())
                .isEqualTo(Counting.OPENED_WINDOW);
    }
}
