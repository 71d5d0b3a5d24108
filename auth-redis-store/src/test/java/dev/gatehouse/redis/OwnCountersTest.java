// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.TestLimits.FIVE;
import static dev.gatehouse.redis.TestLimits.LOG;
import static dev.gatehouse.redis.TestLimits.MINUTE;
import static dev.gatehouse.redis.TestLimits.RATE;
import static dev.gatehouse.redis.TestLimits.WINDOW;
import static dev.gatehouse.redis.TestLimits.granted;
import static dev.gatehouse.redis.TestLimits.holder;
import static dev.gatehouse.redis.TestLimits.left;
import static dev.gatehouse.redis.TestLimits.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.redis.server.Admin;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in Redis where limits are counted in our own layout, by its own clock. */
final class OwnCountersTest {
    private static final String NAME = "gatehouse:limit:{acme}:rate:opened60000000:session:word::";
    private static final String LOG_NAME = "gatehouse:limit:{acme}:rate:log60000000:session:word::";

    private final Admin admin = Deployments.STANDALONE.get().masters().get(0);
    private final OwnLimits layout = new OwnLimits("gatehouse");
    private final LimitStore store = new RedisLimitStore(Connected.to(Deployments.STANDALONE), layout);

    @BeforeEach
    void empty() {
        Deployments.STANDALONE.get().clear();
    }

    private String name(LimitKey key) {
        return name(key, WINDOW.limit());
    }

    private String name(LimitKey key, Limit limit) {
        return new String(layout.name(key, limit), StandardCharsets.US_ASCII);
    }

    static Stream<Limit> limits() {
        var smoothing = new Smoothing(true, 3, 0.5, 2, MINUTE);
        return Stream.of(
                new OpenedWindow(3, MINUTE),
                new FixedWindow(3, MINUTE),
                new TokenBucket(3, MINUTE),
                new SlidingLog(3, MINUTE),
                new SlidingLog(5, MINUTE, Optional.of(smoothing)));
    }

    @Nested
    class Names {
        @Test
        void theOrganizationStandsInBraces() {
            granted(store, WINDOW);

            assertThat(admin.call("EXISTS", NAME)).isEqualTo(1L);
        }

        @Test
        void ofHoldersWithoutAnOrganizationHaveBracesToo() {
            var key = new LimitKey(Measure.QUOTA, new Holder(HolderKind.API, new OrganizationId(""), "a"), "s", "e");

            assertThat(name(key)).isEqualTo("gatehouse:limit:{%}:quota:opened60000000:api:a:s:e");
        }

        @Test
        void differByTheWayOfCounting() {
            assertThat(limits().map(limit -> name(RATE, limit)))
                    .containsExactly(
                            NAME,
                            "gatehouse:limit:{acme}:rate:fixed60000000:session:word::",
                            "gatehouse:limit:{acme}:rate:bucket3/60000000:session:word::",
                            LOG_NAME,
                            LOG_NAME);
        }

        @Test
        void areEscaped() {
            var key = new LimitKey(Measure.RATE, holder(HolderKind.CUSTOM, "a:b}"), "", "GET:/{id}");

            assertThat(name(key))
                    .isEqualTo("gatehouse:limit:{acme}:rate:opened60000000:custom:a%3ab%7d::GET%3a/%7bid%7d");
        }

        @Test
        void areShortWhateverAClientSends() {
            var key = new LimitKey(Measure.RATE, holder(HolderKind.CUSTOM, "x".repeat(100_000)), "", "");

            assertThat(name(key)).hasSizeLessThan(200);
        }

        @Test
        void thatAreLongDifferWhereTheirEndsDo() {
            var start = "x".repeat(1_000);

            assertThat(name(TestLimits.session(Measure.RATE, start + "a")))
                    .isNotEqualTo(name(TestLimits.session(Measure.RATE, start + "b")));
        }
    }

    @Nested
    class TimesToLive {
        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.OwnCountersTest#limits")
        void everyCounterHasOne(Limit limit) {
            granted(store, one(RATE, limit));

            assertThat((Long) admin.call("PTTL", name(RATE, limit))).isBetween(1L, 120_001L);
        }

        @Test
        void aWindowIsKeptUntilItsEnd() {
            granted(store, WINDOW);

            assertThat((Long) admin.call("PTTL", NAME)).isBetween(50_000L, 60_001L);
        }

        @Test
        void aBucketIsKeptUntilItIsFull() {
            granted(store, one(RATE, new TokenBucket(6, MINUTE)));

            assertThat((Long) admin.call("PTTL", name(RATE, new TokenBucket(6, MINUTE))))
                    .isBetween(1L, 10_001L);
        }

        @Test
        void aCounterWithoutEndIsKeptFor100Years() {
            granted(store, one(RATE, new OpenedWindow(3, Limit.LONGEST)));

            assertThat((Long) admin.call("TTL", name(RATE, new OpenedWindow(3, Limit.LONGEST))))
                    .isBetween(3_153_599_990L, 3_153_600_001L);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.OwnCountersTest#limits")
        void nothingIsKeptOfALook(Limit limit) {
            store.peek(List.of(one(RATE, limit)));

            assertThat(admin.call("DBSIZE")).isEqualTo(0L);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.OwnCountersTest#limits")
        void nothingIsKeptOfARefusal(Limit limit) {
            granted(store, new LimitRequest(RATE, limit, 100));

            assertThat(admin.call("DBSIZE")).isEqualTo(0L);
        }
    }

    @Nested
    class ByTheClockOfTheServer {
        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.OwnCountersTest#limits")
        void noMoreIsGrantedThanThereIs(Limit limit) {
            granted(store, new LimitRequest(RATE, limit, 3));

            assertThat(granted(store, one(RATE, limit))).isFalse();
        }

        @Test
        void permitsComeBack() {
            var brief = one(RATE, new SlidingLog(1, Duration.ofMillis(20)));
            granted(store, brief);

            dev.gatehouse.redis.server.Patience.until("the end of a period", () -> granted(store, brief));
        }

        @Test
        void aLogOfTenThousandIsExact() {
            var many = new SlidingLog(SlidingLog.MOST_LOGGED, MINUTE);
            granted(store, new LimitRequest(RATE, many, SlidingLog.MOST_LOGGED - 1));

            assertThat(List.of(granted(store, one(RATE, many)), granted(store, one(RATE, many))))
                    .containsExactly(true, false);
        }
    }

    @Nested
    class Unreadable {
        private void isRefused(LimitRequest request) {
            assertThatThrownBy(() -> store.take(List.of(request)))
                    .isInstanceOf(UnreadableRecordException.class)
                    .hasMessageNotContaining("word");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "1", "w 1", "w 1 2 3", "w -1 2", "w 99999999999999999999 1", "b 1 1", "{}"})
        void isTextThatIsNoCounter(String text) {
            admin.call("SET", NAME, text);

            isRefused(WINDOW);
        }

        @Test
        void isAnotherType() {
            admin.call("HSET", NAME, "a", "b");

            isRefused(WINDOW);
        }

        @Test
        void isALogThatIsNoList() {
            admin.call("SET", LOG_NAME, "l 0 0");

            isRefused(LOG);
        }

        @Test
        void isAListThatIsNoLog() {
            admin.call("RPUSH", LOG_NAME, "1", "2");

            isRefused(LOG);
        }

        @Test
        void isALogOfSomethingElseThanTimes() {
            admin.call("RPUSH", LOG_NAME, "l 0 0", "a", "b");

            isRefused(LOG);
        }

        @Test
        void isLeftAsItIs() {
            admin.call("SET", NAME, "{}");

            isRefused(WINDOW);

            assertThat(admin.text("GET", NAME)).isEqualTo("{}");
        }

        @Test
        void letsNothingBeTakenElsewhere() {
            admin.call("SET", NAME, "{}");

            assertThatThrownBy(() -> store.take(List.of(FIVE, WINDOW))).isInstanceOf(UnreadableRecordException.class);
            assertThat(left(store, FIVE)).isEqualTo(5);
        }

        @Test
        void canBeReset() {
            admin.call("SET", NAME, "{}");

            store.reset(List.of(WINDOW));

            assertThat(granted(store, WINDOW)).isTrue();
        }
    }
}
