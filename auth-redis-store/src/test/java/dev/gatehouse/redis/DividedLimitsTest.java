// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static dev.gatehouse.redis.TestLimits.MINUTE;
import static dev.gatehouse.redis.TestLimits.granted;
import static dev.gatehouse.redis.TestLimits.left;
import static dev.gatehouse.redis.TestLimits.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.redis.server.Deployments;
import dev.gatehouse.store.LimitStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Limits of several organizations in one call: on a cluster their counters are in several slots. */
final class DividedLimitsTest {
    private static final Limit WINDOW = new OpenedWindow(3, MINUTE);

    private final LimitStore store = new RedisLimitStore(Connected.to(Deployments.CLUSTER), new OwnLimits("gatehouse"));

    @BeforeEach
    void empty() {
        Deployments.CLUSTER.get().clear();
    }

    private static LimitRequest of(int organization, Limit limit) {
        var holder = new Holder(HolderKind.SESSION, new OrganizationId("org-" + organization), "word");
        return one(new LimitKey(Measure.RATE, holder, "", ""), limit);
    }

    /** In many slots, so that some come before the one that refuses and some behind it. */
    private static List<LimitRequest> all(Limit limit) {
        return IntStream.range(0, 8).mapToObj(number -> of(number, limit)).toList();
    }

    static Stream<Limit> limits() {
        var smoothing = new dev.gatehouse.entitlement.Smoothing(true, 3, 0.5, 2, MINUTE);
        return Stream.of(
                WINDOW,
                new FixedWindow(3, java.time.Duration.ofDays(36_500)),
                new TokenBucket(3, MINUTE),
                new SlidingLog(3, MINUTE),
                new SlidingLog(9, MINUTE, Optional.of(smoothing)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void allOfThemAreTaken(Limit limit) {
        store.take(all(limit));

        assertThat(all(limit)).allMatch(request -> left(store, request) == 2);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void theyAreToldInTheOrderAsked(Limit limit) {
        store.take(List.of(of(3, limit)));

        assertThat(store.take(all(limit)).statuses())
                .extracting(LimitStatus::remaining)
                .containsExactly(2L, 2L, 2L, 1L, 2L, 2L, 2L, 2L);
    }

    @Test
    void thoseOfOneOrganizationAreInOneSlotHoweverTheyCount() {
        var redis = Connected.to(Deployments.CLUSTER);
        var layout = new OwnLimits("gatehouse");
        var holders = Stream.of(HolderKind.values()).map(kind -> TestLimits.holder(kind, "name of " + kind));

        assertThat(holders.flatMap(
                                holder -> Stream.of(Measure.values()).map(what -> new LimitKey(what, holder, "s", "e")))
                        .flatMap(key -> limits().map(limit -> layout.place(key, limit, true)))
                        .flatMap(place -> place.keys().stream())
                        .map(redis::slotOf)
                        .distinct())
                .hasSize(1);
    }

    @Nested
    class OneRefuses {
        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.DividedLimitsTest#limits")
        void whatWasTakenIsGivenBack(Limit limit) {
            IntStream.range(0, 3).forEach(i -> granted(store, of(3, limit)));

            assertThat(store.take(all(limit)).granted()).isFalse();
            assertThat(all(limit))
                    .extracting(request -> left(store, request))
                    .containsExactly(3L, 3L, 3L, 0L, 3L, 3L, 3L, 3L);
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.redis.DividedLimitsTest#limits")
        void whatWasTakenBeforeStaysTaken(Limit limit) {
            IntStream.range(0, 3).forEach(i -> granted(store, of(3, limit)));
            all(limit).stream()
                    .filter(request -> !request.equals(of(3, limit)))
                    .forEach(other -> granted(store, other));

            store.take(all(limit));

            assertThat(all(limit))
                    .extracting(request -> left(store, request))
                    .containsExactly(2L, 2L, 2L, 0L, 2L, 2L, 2L, 2L);
        }

        @Test
        void theOthersTellWhatIsLeftWithoutThisRequest() {
            IntStream.range(0, 3).forEach(i -> granted(store, of(3, WINDOW)));

            assertThat(store.take(all(WINDOW)).statuses())
                    .extracting(LimitStatus::remaining)
                    .containsExactly(3L, 3L, 3L, 0L, 3L, 3L, 3L, 3L);
        }

        @Test
        void aLookTellsTheSame() {
            IntStream.range(0, 3).forEach(i -> granted(store, of(3, WINDOW)));

            assertThat(store.peek(all(WINDOW)).statuses())
                    .extracting(LimitStatus::granted, LimitStatus::remaining)
                    .containsExactlyElementsOf(store.take(all(WINDOW)).statuses().stream()
                            .map(status -> org.assertj.core.groups.Tuple.tuple(status.granted(), status.remaining()))
                            .toList());
        }
    }

    @Nested
    class TwoNamesThatAreOneForTheOriginal {
        private final LimitStore theirs =
                new RedisLimitStore(Connected.to(Deployments.STANDALONE), new TykLimits(false));
        private final Limit log = new SlidingLog(3, MINUTE);
        private final LimitRequest bare = one(TestLimits.session(Measure.RATE, "word"), log);
        private final LimitRequest dashed = one(TestLimits.session(Measure.RATE, "-word"), log);

        @BeforeEach
        void empty() {
            Deployments.STANDALONE.get().clear();
        }

        @Test
        void takeTwiceFromTheOneCounter() {
            theirs.take(List.of(bare, dashed));

            assertThat(left(theirs, bare)).isEqualTo(1);
        }

        @Test
        void takeNothingIfItHasNoTwo() {
            theirs.take(List.of(bare, dashed));

            assertThat(theirs.take(List.of(bare, dashed)).granted()).isFalse();
            assertThat(left(theirs, bare)).isEqualTo(1);
        }
    }
}
