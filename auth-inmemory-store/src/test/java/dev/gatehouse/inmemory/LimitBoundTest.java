// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitBoundTest {
    private static final int BOUND = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Limit TWO = new OpenedWindow(2, MINUTE);

    private final MutableInstantSource clock = new MutableInstantSource();
    private final InMemoryLimitStore store = new InMemoryLimitStore(BOUND, clock);

    private static LimitKey key(int holder) {
        var who = new Holder(HolderKind.SESSION, new OrganizationId("acme"), "holder " + holder);
        return new LimitKey(Measure.RATE, who, "", "");
    }

    private static LimitRequest one(int holder) {
        return one(holder, TWO);
    }

    private static LimitRequest one(int holder, Limit limit) {
        return new LimitRequest(key(holder), limit, 1);
    }

    private boolean take(LimitRequest... requests) {
        return store.take(List.of(requests)).granted();
    }

    private long left(int holder) {
        var look = new LimitRequest(key(holder), TWO, 0);
        return store.peek(List.of(look)).statuses().get(0).remaining();
    }

    private String held() {
        return store.toString();
    }

    private static String held(int count) {
        return "InMemoryLimitStore[" + count + " of at most 40 counters]";
    }

    @Nested
    class Full {
        @BeforeEach
        void fill() {
            for (int i = 0; i < BOUND; i++) {
                take(one(i));
            }
        }

        @Test
        void countsOnWhatItHas() {
            assertThat(take(one(0))).isTrue();
        }

        @Test
        void refusesANewCounter() {
            assertThatThrownBy(() -> take(one(BOUND))).isInstanceOf(StoreFullException.class);
        }

        @Test
        void takesNothingThen() {
            assertThatThrownBy(() -> take(one(0), one(BOUND))).isInstanceOf(StoreFullException.class);

            assertThat(left(0)).isEqualTo(1);
        }

        @Test
        void dropsNothingThen() {
            assertThatThrownBy(() -> take(one(BOUND))).isInstanceOf(StoreFullException.class);

            assertThat(held()).isEqualTo(held(BOUND));
        }

        @Test
        void refusesWhatALimitRefusesWithoutANewCounter() {
            assertThat(store.take(List.of(new LimitRequest(key(BOUND), TWO, 3))).granted())
                    .isFalse();
        }

        @Test
        void tellsOfWhatItDoesNotCount() {
            assertThat(left(BOUND)).isEqualTo(2);
        }

        @Test
        void hasRoomAfterAReset() {
            store.reset(List.of(one(3), one(7)));

            assertThat(take(one(BOUND), one(BOUND + 1))).isTrue();
        }

        @Test
        void hasRoomWhenTheTimeIsOver() {
            clock.advance(MINUTE);

            assertThat(take(one(BOUND))).isTrue();
        }

        @Test
        void holdsOnlyWhatCountsWhenTheTimeIsOver() {
            clock.advance(MINUTE);
            IntStream.range(0, BOUND).forEach(i -> take(one(BOUND + i)));

            assertThat(held()).isEqualTo(held(BOUND));
        }

        @Test
        void countsACounterThatBeginsAnewOnce() {
            clock.advance(MINUTE);
            IntStream.range(0, BOUND).forEach(i -> take(one(i)));

            assertThat(held()).isEqualTo(held(BOUND));
        }

        @Test
        void hasRoomWhenTheTimeIsOverAfterAStepBack() {
            clock.set(clock.instant().minus(Duration.ofDays(1)));
            IntStream.range(0, BOUND).forEach(i -> take(one(i)));
            clock.advance(MINUTE);

            assertThat(take(one(BOUND))).isTrue();
        }
    }

    @Test
    void aLogIsKeptForAPeriodAfterItsLastUse() {
        var log = new SlidingLog(2, MINUTE);
        take(one(0, log));
        clock.advance(MINUTE.minusSeconds(1));
        take(one(0, log));
        clock.advance(MINUTE.minusSeconds(1));
        IntStream.range(1, BOUND).forEach(i -> take(one(i)));

        assertThatThrownBy(() -> take(one(BOUND))).isInstanceOf(StoreFullException.class);
    }

    @Test
    void aLogIsForgottenThen() {
        var log = new SlidingLog(2, MINUTE);
        take(one(0, log));
        clock.advance(MINUTE.minusSeconds(1));
        take(one(0, log));
        IntStream.range(1, BOUND).forEach(i -> take(one(i, new OpenedWindow(1, MINUTE.multipliedBy(9)))));
        clock.advance(MINUTE);

        assertThat(take(one(BOUND))).isTrue();
    }

    @Test
    void aFullBucketIsForgotten() {
        take(one(0, new TokenBucket(6, MINUTE)));
        IntStream.range(1, BOUND).forEach(i -> take(one(i)));
        clock.advance(Duration.ofSeconds(10));

        assertThat(take(one(BOUND))).isTrue();
    }

    @Test
    void aRefusalKeepsNothing() {
        store.take(List.of(new LimitRequest(key(0), TWO, 3)));

        assertThat(held()).isEqualTo(held(0));
    }

    @Test
    void aLookKeepsNothing() {
        store.peek(List.of(one(0)));

        assertThat(held()).isEqualTo(held(0));
    }

    @Test
    void manyCallersTakeExactlyTheRoomThereIs() throws Exception {
        var taken = Callers.<Long>inParallel(
                8,
                caller -> () -> IntStream.range(0, BOUND)
                        .filter(i -> hasRoom(caller * BOUND + i))
                        .count());

        assertThat(taken.stream().mapToLong(Long::longValue).sum()).isEqualTo(BOUND);
    }

    private boolean hasRoom(int holder) {
        try {
            return take(one(holder));
        } catch (StoreFullException full) {
            return false;
        }
    }

    @Test
    void callsWithManyCountersInAnyOrderDoNotBlockEachOther() throws Exception {
        var large = new InMemoryLimitStore(1_000, clock);
        var limit = new OpenedWindow(1_000_000, MINUTE);

        Callers.inParallel(8, caller -> () -> {
            for (int round = 0; round < 500; round++) {
                int first = round * (caller + 1);
                large.take(IntStream.range(0, 16)
                        .mapToObj(i -> one((first + i * (caller % 2 == 0 ? 1 : 19)) % 20, limit))
                        .distinct()
                        .toList());
            }
            return true;
        });

        assertThat(large.toString()).startsWith("InMemoryLimitStore[20 of");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_001})
    void refusesABoundOutOfBounds(long bound) {
        assertThatThrownBy(() -> InMemoryStores.builder().maxCounters(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxCounters must be 1 to 1000000000, was " + bound);
    }
}
