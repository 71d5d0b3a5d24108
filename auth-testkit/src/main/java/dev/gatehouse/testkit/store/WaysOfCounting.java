// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** APIs that share a key and count in different ways: whoever changes between them must not get new permits by that. */
abstract class WaysOfCounting {
    private static final Duration PERIOD = Duration.ofDays(10_000);
    private static final LimitKey KEY = Counter.key(LimitKey.Measure.RATE, "", "");
    private static final List<LimitRequest> ALL = Stream.<Limit>of(
                    new OpenedWindow(3, PERIOD),
                    new FixedWindow(3, PERIOD),
                    new SlidingLog(3, PERIOD),
                    new TokenBucket(3, PERIOD))
            .map(limit -> new LimitRequest(KEY, limit, 1))
            .toList();

    private final LimitStore store;

    WaysOfCounting(LimitStore store) {
        this.store = store;
    }

    private long grantedOf(LimitRequest request) {
        return Stream.generate(() -> store.take(List.of(request)))
                .limit(10)
                .filter(answer -> answer.granted())
                .count();
    }

    private List<Long> left() {
        return ALL.stream()
                .map(request -> store.peek(List.of(new LimitRequest(KEY, request.limit(), 0))))
                .map(answer -> answer.statuses().get(0).remaining())
                .toList();
    }

    @Test
    void at55ChangingFromOneToTheOtherFreesNothing() {
        ALL.forEach(this::grantedOf);

        assertThat(ALL).allMatch(request -> grantedOf(request) == 0);
    }

    @Test
    void noneTakesFromAnother() {
        store.take(List.of(ALL.get(0)));

        assertThat(left()).containsExactly(2L, 3L, 3L, 3L);
    }

    @Test
    void theyAreDifferentCountersOfOneCall() {
        assertThat(store.take(ALL).statuses())
                .extracting(LimitStatus::remaining)
                .containsExactly(2L, 2L, 2L, 2L);
    }

    @Test
    void aResetFreesAllOfThem() {
        store.take(ALL);

        store.reset(ALL);

        assertThat(left()).containsExactly(3L, 3L, 3L, 3L);
    }
}
