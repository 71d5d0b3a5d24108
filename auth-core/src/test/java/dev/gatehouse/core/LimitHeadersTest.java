// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.LimitedCalls.MINUTE;
import static dev.gatehouse.core.LimitedCalls.limited;
import static dev.gatehouse.core.LimitedCalls.perMinute;
import static dev.gatehouse.core.LimitedCalls.quota;
import static dev.gatehouse.core.LimitedCalls.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.Counting;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LimitHeadersTest {
    private final LimitedCalls calls = new LimitedCalls();

    private void tell(LimitHeaders headers, Counting counting) {
        calls.api.limits(ApiLimits.standard().with(headers).with(counting));
    }

    private static @Nullable String line(AccessDecision decision, String name) {
        return decision.effects().response().first(name);
    }

    private String now() {
        return Long.toString(calls.clock.instant().getEpochSecond());
    }

    private String inAMinute() {
        return Long.toString(calls.clock.instant().plus(MINUTE).getEpochSecond());
    }

    @Nested
    class InTheStandardsWay {
        @Test
        void namePoliciesAndWhatIsLeft() {
            calls.store(limited(rate(2).with(Quota.of(10, Duration.ofHours(1)))));

            var passed = calls.get();

            assertThat(line(passed, "RateLimit-Policy"))
                    .isEqualTo("\"session-rate\";q=2;w=60, \"session-quota\";q=10;w=3600");
            assertThat(line(passed, "RateLimit")).isEqualTo("\"session-rate\";r=1;t=60, \"session-quota\";r=9;t=3600");
        }

        @Test
        void sayWhenToComeBack() {
            calls.store(limited(rate(1)));
            calls.get();
            calls.clock.advance(Duration.ofMillis(18_500));

            assertThat(line(calls.get(), "Retry-After")).isEqualTo("42");
        }

        @Test
        void sayNoTimeToWhoPasses() {
            calls.store(limited(rate(1)));

            assertThat(line(calls.get(), "Retry-After")).isNull();
        }

        @Test
        void sayNoTimeWhereThereIsNone() {
            calls.store(limited(Limits.none().with(new Quota(1, Duration.ZERO))));
            calls.get();

            var refused = calls.get();

            assertThat(line(refused, "Retry-After")).isNull();
            assertThat(line(refused, "RateLimit-Policy")).isEqualTo("\"session-quota\";q=1");
            assertThat(line(refused, "RateLimit")).isEqualTo("\"session-quota\";r=0");
        }

        @Test
        void roundUpShortPeriods() {
            calls.store(limited(Limits.none().with(RateLimit.of(5, Duration.ofMillis(300)))));

            assertThat(line(calls.get(), "RateLimit-Policy")).isEqualTo("\"session-rate\";q=5;w=1");
        }

        @Test
        void areNoneWithoutLimits() {
            calls.store(limited(Limits.none()));

            assertThat(calls.get().effects().response().isEmpty()).isTrue();
        }
    }

    @Nested
    class OfTheOriginalsQuotas {
        @BeforeEach
        void quotas() {
            tell(LimitHeaders.ORIGINAL_QUOTAS, Counting.OPENED_WINDOW);
        }

        @Test
        void showTheQuotaToWhoPasses() {
            calls.store(limited(rate(5).with(Quota.of(10, MINUTE))));

            var passed = calls.get();

            assertThat(line(passed, "X-RateLimit-Limit")).isEqualTo("10");
            assertThat(line(passed, "X-RateLimit-Remaining")).isEqualTo("9");
            assertThat(line(passed, "X-RateLimit-Reset")).isEqualTo(inAMinute());
        }

        @Test
        void showNothingToWhoIsRefused() {
            calls.store(limited(quota(1)));
            calls.get();

            assertThat(calls.get().effects().response().isEmpty()).isTrue();
        }

        @Test
        void leaveOtherValuesToTheHost() {
            calls.store(limited(rate(5)));

            assertThat(calls.get().effects().response().isEmpty()).isTrue();
        }
    }

    @Nested
    class OfTheOriginalsRates {
        @Test
        void countDownToTheEndOfAnOpenedWindow() {
            tell(LimitHeaders.ORIGINAL_RATES, Counting.OPENED_WINDOW);
            calls.store(limited(rate(2)));
            var reset = inAMinute();

            calls.get();
            var last = calls.get();
            var refused = calls.get();

            assertThat(line(last, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(line(last, "X-RateLimit-Reset")).isEqualTo(reset);
            assertThat(line(refused, "X-RateLimit-Limit")).isEqualTo("2");
            assertThat(line(refused, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(line(refused, "X-RateLimit-Reset")).isEqualTo(reset);
            assertThat(line(refused, "Retry-After")).isNull();
        }

        @Test
        void ofASlidingLogResetNowWhileSomethingIsLeft() {
            tell(LimitHeaders.ORIGINAL_RATES, Counting.SLIDING_LOG);
            calls.store(limited(rate(2)));

            var first = calls.get();
            var last = calls.get();

            assertThat(line(first, "X-RateLimit-Remaining")).isEqualTo("1");
            assertThat(line(first, "X-RateLimit-Reset")).isEqualTo(now());
            assertThat(line(last, "X-RateLimit-Reset")).isEqualTo(inAMinute());
        }

        @Test
        void ofAFixedWindowShowNothingLeft() {
            tell(LimitHeaders.ORIGINAL_RATES, Counting.FIXED_WINDOW);
            calls.store(limited(rate(2)));

            var first = calls.get();
            calls.get();
            var refused = calls.get();

            assertThat(line(first, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(line(first, "X-RateLimit-Reset")).isEqualTo(now());
            var end = Long.parseLong(String.valueOf(line(refused, "X-RateLimit-Reset")));
            assertThat(end % MINUTE.toSeconds()).isZero();
        }

        @Test
        void showNothingLeftWhereTheLimiterDoesNotSay() {
            tell(LimitHeaders.ORIGINAL_RATES_UNCOUNTED, Counting.STEADY_LOG);
            calls.store(limited(rate(2)));

            var first = calls.get();
            calls.get();
            var refused = calls.get();

            assertThat(line(first, "X-RateLimit-Limit")).isEqualTo("2");
            assertThat(line(first, "X-RateLimit-Remaining")).isEqualTo("0");
            assertThat(line(first, "X-RateLimit-Reset")).isEqualTo(now());
            assertThat(line(refused, "X-RateLimit-Reset")).isEqualTo(inAMinute());
        }

        @Test
        void countFromTheWholeRateWhileSmoothingHoldsItLow() {
            tell(LimitHeaders.ORIGINAL_RATES, Counting.SLIDING_LOG);
            var smoothing = new Smoothing(true, 5, 0.5, 5, Duration.ofSeconds(1));
            calls.store(limited(Limits.none().with(new RateLimit(20, MINUTE, Optional.of(smoothing)))));

            var first = calls.get();
            calls.statuses(4);
            var refused = calls.get();

            assertThat(line(first, "X-RateLimit-Limit")).isEqualTo("20");
            assertThat(line(first, "X-RateLimit-Remaining")).isEqualTo("19");
            assertThat(LimitedCalls.status(refused)).isEqualTo(429);
            assertThat(line(refused, "X-RateLimit-Remaining")).isEqualTo("14");
        }

        @Test
        void areThoseOfTheApiOnlyIfTheSessionHasNone() {
            calls.api.limits(
                    ApiLimits.standard().with(LimitHeaders.ORIGINAL_RATES).with(perMinute(7)));
            calls.store(limited(Limits.none()));
            assertThat(line(calls.get(), "X-RateLimit-Limit")).isEqualTo("7");

            calls.store(limited(rate(3)));
            assertThat(line(calls.get(), "X-RateLimit-Limit")).isEqualTo("3");
        }
    }

    @Nested
    class None {
        @Test
        void tellNothing() {
            tell(LimitHeaders.NONE, Counting.OPENED_WINDOW);
            calls.store(limited(rate(1)));

            assertThat(calls.get().effects().response().isEmpty()).isTrue();
            assertThat(calls.get().effects().response().isEmpty()).isTrue();
        }
    }
}
