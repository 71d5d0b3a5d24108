// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.TestLimits.FIVE;
import static dev.gatehouse.redis.TestLimits.LOG;
import static dev.gatehouse.redis.TestLimits.MINUTE;
import static dev.gatehouse.redis.TestLimits.QUOTA;
import static dev.gatehouse.redis.TestLimits.RATE;
import static dev.gatehouse.redis.TestLimits.granted;
import static dev.gatehouse.redis.TestLimits.left;
import static dev.gatehouse.redis.TestLimits.one;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.UnreadableRecordException;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a Redis that is shared with gateways of the original, and what of theirs is understood. */
final class TykCountersTest {
    private static final String LOGGED = "rate-limit-word";
    private static final String COUNTED = "quota-word";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private final LimitLayout layout = new TykLimits(false);
    private final LimitStore store = new RedisLimitStore(Connected.to(Deployments.STANDALONE), layout);

    private final MutableInstantSource clock = new MutableInstantSource();

    /** By a clock that a test turns. */
    private final LimitStore told =
            new RedisLimitStore(new ToldTime(Connected.to(Deployments.STANDALONE), clock), layout, ToldTime.CLOCK);

    @BeforeEach
    void empty() {
        Deployments.STANDALONE.get().clear();
    }

    /** As the original writes an instant of the test's clock. */
    private String nanos(Duration before, String nanosPart) {
        return Limit.micros(clock.instant().minus(before)) + nanosPart;
    }

    private String member(int place) {
        return new String((byte[]) admin.list("ZRANGE", LOGGED, place, place).get(0), UTF_8);
    }

    @Nested
    class AQuota {
        @Test
        void isANumber() {
            granted(store, FIVE);

            assertThat(admin.text("GET", COUNTED)).isEqualTo("1");
        }

        @Test
        void goesOnAsANumber() {
            granted(store, FIVE);
            granted(store, FIVE);

            assertThat(admin.text("GET", COUNTED)).isEqualTo("2");
        }

        @Test
        void isKeptUntilItsRenewal() {
            granted(store, FIVE);

            assertThat((Long) admin.call("PTTL", COUNTED)).isBetween(50_000L, 60_000L);
        }

        @Test
        void isKeptNoLongerForALaterRequest() {
            admin.call("SET", COUNTED, "1", "PX", "30000");

            granted(store, FIVE);

            assertThat((Long) admin.call("PTTL", COUNTED)).isBetween(20_000L, 30_000L);
        }

        @Test
        void isNotChargedForWhatIsRefused() {
            for (int i = 0; i < 9; i++) {
                granted(store, FIVE);
            }

            assertThat(admin.text("GET", COUNTED)).isEqualTo("5");
        }

        @Test
        void thatTheOriginalBeganGoesOn() {
            admin.call("SET", COUNTED, "4", "EX", "60");

            assertThat(left(store, FIVE)).isEqualTo(1);
        }

        @Test
        void thatTheOriginalExceededGrantsNothing() {
            admin.call("SET", COUNTED, "31", "EX", "60");

            assertThat(granted(store, FIVE)).isFalse();
        }

        @Test
        void thatStartedAtZeroIsFull() {
            admin.call("SET", COUNTED, "0", "EX", "60");

            assertThat(left(store, FIVE)).isEqualTo(5);
        }

        @Test
        void withoutARenewalEndsAtLastEvenIfAllIsRefused() {
            admin.call("SET", COUNTED, "5");

            granted(store, FIVE);

            assertThat((Long) admin.call("PTTL", COUNTED)).isBetween(50_000L, 60_000L);
        }

        @Test
        void thatEndsLaterThanItsPeriodEndsAfterOne() {
            admin.call("SET", COUNTED, "5", "EX", "6000");

            granted(store, FIVE);

            assertThat((Long) admin.call("PTTL", COUNTED)).isBetween(50_000L, 60_000L);
        }

        @Test
        void isNotTouchedByALook() {
            admin.call("SET", COUNTED, "5");

            store.peek(List.of(FIVE));

            assertThat(admin.call("TTL", COUNTED)).isEqualTo(-1L);
        }

        @Test
        void thatIsNeverRenewedOutlivesEverybody() {
            granted(store, one(QUOTA, new OpenedWindow(1, Limit.LONGEST)));

            assertThat((Long) admin.call("TTL", COUNTED)).isGreaterThan(3_153_000_000L);
        }

        @Test
        void isForgottenByAReset() {
            granted(store, FIVE);

            store.reset(List.of(FIVE));

            assertThat(admin.call("EXISTS", COUNTED)).isEqualTo(0L);
        }
    }

    @Nested
    class ALog {
        @Test
        void isASortedSetOfNanoseconds() {
            granted(told, LOG);

            assertThat(member(0)).isEqualTo("1767225600000000000");
        }

        @Test
        void hasUsesOfOneInstantApart() {
            granted(told, new LimitRequest(RATE, LOG.limit(), 2));
            granted(told, LOG);

            assertThat(List.of(member(0), member(1), member(2)))
                    .containsExactly("1767225600000000000", "1767225600000000001", "1767225600000000002");
        }

        @Test
        void holdsTenThousandUsesOfOneInstant() {
            var many = new SlidingLog(SlidingLog.MOST_LOGGED, MINUTE);
            granted(told, new LimitRequest(RATE, many, SlidingLog.MOST_LOGGED));

            assertThat(admin.call("ZCARD", LOGGED)).isEqualTo(10_000L);
            assertThat(granted(told, one(RATE, many))).isFalse();
        }

        @Test
        void isKeptForAPeriod() {
            granted(store, LOG);

            assertThat((Long) admin.call("PTTL", LOGGED)).isBetween(50_000L, 60_000L);
        }

        @Test
        void at71HoldsNothingOfWhatIsRefused() {
            for (int i = 0; i < 9; i++) {
                granted(store, LOG);
            }

            assertThat(admin.call("ZCARD", LOGGED)).isEqualTo(3L);
        }

        @Test
        void thatTheOriginalBeganGoesOn() {
            admin.call("ZADD", LOGGED, nanos(Duration.ofSeconds(59), "123"), nanos(Duration.ofSeconds(59), "123"));
            admin.call("ZADD", LOGGED, nanos(Duration.ofSeconds(1), "987"), nanos(Duration.ofSeconds(1), "987"));

            assertThat(left(told, LOG)).isEqualTo(1);
        }

        @Test
        void losesWhatIsOver() {
            admin.call("ZADD", LOGGED, nanos(MINUTE, "999"), nanos(MINUTE, "999"));

            granted(told, LOG);

            assertThat(admin.call("ZCARD", LOGGED)).isEqualTo(1L);
        }

        @Test
        void isRightToTheMicrosecond() {
            var justNotOver = MINUTE.minusNanos(1_000);
            admin.call("ZADD", LOGGED, nanos(justNotOver, "000"), nanos(justNotOver, "000"));

            assertThat(left(told, LOG)).isEqualTo(2);
        }

        @Test
        void ofAClockThatIsAheadCountsAsOfNow() {
            admin.call("ZADD", LOGGED, nanos(HOUR.negated(), "000"), nanos(HOUR.negated(), "000"));

            granted(told, LOG);

            assertThat(List.of(member(0), member(1))).containsExactly("1767225600000000000", "1767225600000000001");
        }

        @Test
        void isForgottenByAReset() {
            granted(store, LOG);

            store.reset(List.of(LOG));

            assertThat(admin.call("DBSIZE")).isEqualTo(0L);
        }
    }

    @Nested
    class AnAllowance {
        private static final String ALLOWANCE = LOGGED + "-allowance";

        private final LimitRequest smoothed = one(
                RATE, new SlidingLog(20, MINUTE, Optional.of(new Smoothing(true, 5, 0.5, 5, Duration.ofSeconds(2)))));

        @Test
        void isAHashWithTheMembersOfTheOriginal() {
            granted(told, smoothed);

            assertThat(List.of(
                            admin.text("HGET", ALLOWANCE, "delay"),
                            admin.text("HGET", ALLOWANCE, "current"),
                            admin.text("HGET", ALLOWANCE, "nextUpdateAt")))
                    .containsExactly("2", "5", "2026-01-01T00:00:02.000000Z");
        }

        @Test
        void isKeptAsLongAsItsLog() {
            granted(store, smoothed);

            assertThat((Long) admin.call("PTTL", ALLOWANCE)).isBetween(50_000L, 60_000L);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T01:00:00.000000000+01:00",
                    "2025-12-31T18:30:00-05:30",
                    "2025-12-31T23:59:59.999999999Z"
                })
        void ofTheOriginalMovesWhenItSays(String text) {
            admin.call("HSET", ALLOWANCE, "delay", "2", "current", "10", "nextUpdateAt", text);
            told.take(List.of(new LimitRequest(RATE, new SlidingLog(20, MINUTE), 9)));

            assertThat(told.take(List.of(smoothed)).statuses().get(0).permits()).isEqualTo(15);
        }

        @Test
        void ofTheOriginalStaysUntilThen() {
            admin.call("HSET", ALLOWANCE, "delay", "2", "current", "10", "nextUpdateAt", "2026-01-01T00:00:00.000001Z");
            told.take(List.of(new LimitRequest(RATE, new SlidingLog(20, MINUTE), 9)));

            assertThat(told.take(List.of(smoothed)).statuses().get(0).permits()).isEqualTo(10);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "1970-01-02T00:00:00.000000Z",
                    "2000-02-29T23:59:59.999999Z",
                    "2023-12-31T23:59:59.000001Z",
                    "2024-02-29T12:00:00.500000Z",
                    "2100-03-01T00:00:00.000000Z"
                })
        void tellsAnyInstant(String next) {
            clock.set(Instant.parse(next).minusSeconds(2));

            granted(told, smoothed);

            assertThat(admin.text("HGET", ALLOWANCE, "nextUpdateAt")).isEqualTo(next);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "soon", "2026-01-01", "2026-01-01T00:00:00", "1767225600"})
        void withAnOddTimeIsUnreadable(String text) {
            admin.call("HSET", ALLOWANCE, "delay", "2", "current", "10", "nextUpdateAt", text);

            assertThatThrownBy(() -> told.take(List.of(smoothed))).isInstanceOf(UnreadableRecordException.class);
        }

        @Test
        void ofAnotherTypeIsUnreadable() {
            admin.call("SET", ALLOWANCE, "5");

            assertThatThrownBy(() -> told.take(List.of(smoothed))).isInstanceOf(UnreadableRecordException.class);
        }
    }

    @Nested
    class AFixedWindow {
        private static final String WINDOW = LOGGED + "/1767225600000000000";

        private final LimitRequest hourly = one(RATE, new FixedWindow(3, HOUR));

        @Test
        void isANumberUnderANameWithItsStart() {
            granted(told, hourly);
            granted(told, hourly);

            assertThat(admin.text("GET", WINDOW)).isEqualTo("2");
        }

        @Test
        void isKeptUntilItsEnd() {
            granted(store, hourly);

            var name = (byte[]) admin.list("KEYS", LOGGED + "/*").get(0);
            assertThat((Long) admin.call("PTTL", name)).isBetween(1L, 3_600_000L);
        }

        @Test
        void thatTheOriginalBeganGoesOn() {
            admin.call("SET", WINDOW, "2");

            assertThat(left(told, hourly)).isEqualTo(1);
        }

        @Test
        void thatTheOriginalExceededGrantsNothing() {
            admin.call("SET", WINDOW, "400");

            assertThat(granted(told, hourly)).isFalse();
        }

        @Test
        void isForgottenByAReset() {
            granted(store, hourly);

            store.reset(List.of(hourly));

            assertThat(admin.call("DBSIZE")).isEqualTo(0L);
        }
    }

    @Nested
    class Unreadable {
        private void areRefused(LimitRequest request) {
            assertThatThrownBy(() -> told.take(List.of(request)))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageNotContaining("word");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-1", "1.5", "w 1 2", "99999999999999999999"})
        void areQuotasThatAreNoNumbers(String text) {
            admin.call("SET", COUNTED, text);

            areRefused(FIVE);

            assertThat(admin.text("GET", COUNTED)).isEqualTo(text);
        }

        @Test
        void areQuotasOfAnotherType() {
            admin.call("RPUSH", COUNTED, "1");

            areRefused(FIVE);
        }

        @Test
        void areLogsOfAnotherType() {
            admin.call("SET", LOGGED, "1");

            areRefused(LOG);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "12", "1767225600.5", "17672256000000000001767225600"})
        void areLogsOfSomethingElseThanTimes(String member) {
            admin.call("ZADD", LOGGED, "1767225600000000000", member);

            areRefused(LOG);

            assertThat(admin.call("ZCARD", LOGGED)).isEqualTo(1L);
        }

        @Test
        void areFixedWindowsThatAreNoNumbers() {
            admin.call("SET", LOGGED + "/1767225600000000000", "x");

            areRefused(one(RATE, new FixedWindow(3, HOUR)));
        }
    }
}
