// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.FixedWindow;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.limit.TokenBucket;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls of many threads at once, through all instances of a store. The clock stands still. */
abstract class LimitRaces {
    private static final int CALLERS = 16;
    private static final int CALLS = 25;
    private static final int ROUNDS = 5;
    private static final int MAX = 100;
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final List<LimitStore> stores;

    LimitRaces(List<LimitStore> stores) {
        this.stores = stores;
    }

    private LimitStore of(int caller) {
        return stores.get(caller % stores.size());
    }

    private long granted(List<LimitRequest> requests) throws InterruptedException {
        return granted(requests, requests);
    }

    /** How many of four hundred calls are granted, of which half ask one thing and half another. */
    private long granted(List<LimitRequest> some, List<LimitRequest> others) throws InterruptedException {
        return Callers.<Long>inParallel(CALLERS, caller -> () -> {
                    var requests = caller / stores.size() % 2 == 0 ? some : others;
                    return IntStream.range(0, CALLS)
                            .filter(i -> of(caller).take(requests).granted())
                            .count();
                })
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void exactlyAHundredAreGranted(Limit limit) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var fresh = Counter.rate("round " + round, limit).of(1);

            assertThat(granted(List.of(fresh))).isEqualTo(MAX);
        }
    }

    @Test
    void at55AWindowGrantsExactlyWhatItHas() throws Exception {
        exactlyAHundredAreGranted(new OpenedWindow(MAX, PERIOD));
    }

    @Test
    void at55AFixedWindowGrantsExactlyWhatItHas() throws Exception {
        exactlyAHundredAreGranted(new FixedWindow(MAX, PERIOD));
    }

    @Test
    void at55ALogGrantsExactlyWhatItHas() throws Exception {
        exactlyAHundredAreGranted(new SlidingLog(MAX, PERIOD));
    }

    @Test
    void at55ABucketGrantsExactlyWhatItHas() throws Exception {
        exactlyAHundredAreGranted(new TokenBucket(MAX, PERIOD));
    }

    @Test
    void at69ABurstOnAFreshQuotaOfAHundredIsGrantedExactlyAHundred() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var quota = Counter.quota(MAX, Duration.ofHours(1));
            stores.get(0).reset(List.of(quota.of(1)));

            assertThat(granted(List.of(quota.of(1)))).isEqualTo(MAX);
        }
    }

    @Test
    void greaterCostsShareExactlyWhatThereIs() throws Exception {
        var counter = Counter.rate("thirds", new OpenedWindow(MAX, PERIOD));

        assertThat(granted(List.of(counter.of(3)))).isEqualTo(MAX / 3);
    }

    @Test
    void theSmallerOfTwoLimitsIsGrantedExactly() throws Exception {
        var rate = Counter.rate("", new SlidingLog(MAX, PERIOD)).of(1);
        var quota = Counter.quota(60, PERIOD).of(1);

        assertThat(granted(List.of(rate, quota))).isEqualTo(60);
    }

    @Test
    void theGreaterOfTwoLimitsIsChargedForWhatWasGrantedOnly() throws Exception {
        var rate = Counter.rate("", new SlidingLog(MAX, PERIOD)).of(1);
        var quota = Counter.quota(60, PERIOD).of(1);
        granted(List.of(rate, quota));

        assertThat(granted(List.of(rate))).isEqualTo(MAX - 60);
    }

    @Test
    void limitsInAnotherOrderAreTheSameLimits() throws Exception {
        var rate = Counter.rate("", new TokenBucket(MAX, PERIOD)).of(1);
        var quota = Counter.quota(60, PERIOD).of(1);

        assertThat(granted(List.of(rate, quota), List.of(quota, rate))).isEqualTo(60);
    }

    @Test
    void countersOfTheirOwnDoNotDisturbEachOther() throws Exception {
        var one = Counter.rate("one", new OpenedWindow(MAX, PERIOD)).of(1);
        var other = Counter.rate("other", new OpenedWindow(MAX, PERIOD)).of(1);

        assertThat(granted(List.of(one), List.of(other))).isEqualTo(2 * MAX);
    }

    @Test
    void whatOneInstanceTookIsMissingInAll() {
        var counter = Counter.rate("", new OpenedWindow(MAX, PERIOD));
        stores.get(0).take(List.of(counter.of(40)));

        var left = stores.stream()
                .map(store ->
                        store.peek(List.of(counter.of(0))).statuses().get(0).remaining());

        assertThat(left).containsOnly(60L);
    }
}
