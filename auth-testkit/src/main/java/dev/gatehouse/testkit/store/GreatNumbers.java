// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Times that end shortly before 2^53 microseconds, where doubles have whole numbers still and no parts of them. */
abstract class GreatNumbers {
    private static final int STEPS = 150;
    private static final long ODD_STEP = 123_457;
    private static final Instant LAST = Instant.EPOCH.plus(Limit.MOST, ChronoUnit.MICROS);
    private static final Duration PERIOD = Duration.ofNanos(1_000_001_000);

    private final LimitStore store;
    private final LimitStore model;
    private final MutableInstantSource clock;

    GreatNumbers(LimitStore store, MutableInstantSource clock) {
        this.store = store;
        this.clock = clock;
        model = new ModelLimitStore(clock);
        clock.set(LAST.minusSeconds(60));
    }

    private void isCountedAsTheFunctionSays(Limit limit) {
        var counter = Counter.rate("late", limit);
        var answers = new ArrayList<Object>();
        var expected = new ArrayList<Object>();
        for (int i = 0; i < STEPS; i++) {
            clock.advance(Duration.of(ODD_STEP, ChronoUnit.MICROS));
            answers.add(store.take(List.of(counter.of(1))));
            expected.add(model.take(List.of(counter.of(1))));
        }

        assertThat(answers).isEqualTo(expected);
    }

    @Test
    void anOpenedWindowIsExact() {
        isCountedAsTheFunctionSays(new OpenedWindow(5, PERIOD));
    }

    @Test
    void aFixedWindowIsExact() {
        isCountedAsTheFunctionSays(new FixedWindow(5, PERIOD));
    }

    @Test
    void aFixedWindowOfAnOddLengthIsExact() {
        isCountedAsTheFunctionSays(new FixedWindow(1, Duration.ofNanos(333_333_000)));
    }

    @Test
    void aLogIsExact() {
        isCountedAsTheFunctionSays(new SlidingLog(5, PERIOD));
    }

    @Test
    void aSmoothedLogIsExact() {
        var smoothing = new Smoothing(true, 2, 0.5, 2, Duration.ofSeconds(3));
        isCountedAsTheFunctionSays(new SlidingLog(7, PERIOD, Optional.of(smoothing)));
    }

    @Test
    void aBucketIsExact() {
        isCountedAsTheFunctionSays(new TokenBucket(5, PERIOD));
    }

    @Test
    void aBucketWithTheGreatestLevelIsExact() {
        isCountedAsTheFunctionSays(new TokenBucket(Limit.MOST / 1_000_001, PERIOD));
    }
}
