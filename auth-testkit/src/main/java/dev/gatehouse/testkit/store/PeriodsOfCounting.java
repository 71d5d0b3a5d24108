// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits of one key that forget after different times: what is over for the shorter is not over for the longer. */
abstract class PeriodsOfCounting {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final MutableInstantSource clock;
    private final LimitStore store;
    private final List<Both> all;

    /**
     * A few permits in a long time, and many in a short one.
     *
     * @param few how many are scarce
     * @param many how many are plenty
     */
    record Both(LimitRequest few, LimitRequest many) {
        static Both of(Measure measure, BiFunction<Long, Duration, Limit> way) {
            var key = Counter.key(measure, "", "");
            return new Both(
                    new LimitRequest(key, way.apply(3L, DAY), 1), new LimitRequest(key, way.apply(9L, SECOND), 1));
        }
    }

    PeriodsOfCounting(LimitStore store, MutableInstantSource clock, Predicate<LimitRequest> hasItsOwn) {
        this.clock = clock;
        this.store = store;
        all = Stream.of(
                        Both.of(Measure.RATE, OpenedWindow::new),
                        Both.of(Measure.RATE, FixedWindow::new),
                        Both.of(Measure.RATE, SlidingLog::new),
                        Both.of(Measure.RATE, TokenBucket::new),
                        Both.of(Measure.QUOTA, OpenedWindow::new))
                .filter(both -> hasItsOwn.test(both.few))
                .toList();
    }

    private long granted(LimitRequest request, int times) {
        long granted = 0;
        for (int i = 0; i < times; i++) {
            granted += store.take(List.of(request)).granted() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void at69TheShorterFreesNothingOfTheLonger() {
        all.forEach(both -> {
            granted(both.few, 3);
            for (int i = 0; i < 20; i++) {
                clock.advance(SECOND);
                granted(both.many, 10);
            }

            assertThat(granted(both.few, 1)).as("%s", both).isZero();
        });
    }

    @Test
    void theLongerTakesNothingOfTheShorter() {
        all.forEach(both -> {
            granted(both.few, 4);

            assertThat(granted(both.many, 10)).as("%s", both).isEqualTo(9);
        });
    }

    @Test
    void bothAreAskedInOneCall() {
        all.forEach(both -> assertThat(store.take(List.of(both.few, both.many)).statuses())
                .as("%s", both)
                .extracting(status -> status.remaining())
                .containsExactly(2L, 8L));
    }

    @Test
    void aResetOfOneLeavesTheOther() {
        all.forEach(both -> {
            granted(both.few, 3);
            store.reset(List.of(both.many));

            assertThat(granted(both.few, 1)).as("%s", both).isZero();
        });
    }

    @Test
    void at69ABucketThatFillsFasterFillsNoOther() {
        var key = Counter.key(Measure.RATE, "", "");
        var slow = new LimitRequest(key, new TokenBucket(3, DAY), 1);
        granted(slow, 3);

        for (int i = 0; i < 20; i++) {
            clock.advance(SECOND);
            granted(new LimitRequest(key, new TokenBucket(90_000, DAY), 1), 1);
        }

        assertThat(granted(slow, 1)).isZero();
    }
}
