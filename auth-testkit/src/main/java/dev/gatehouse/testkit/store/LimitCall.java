// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One call of a store after the clock was turned, forwards or backwards.
 *
 * @param text for reports
 * @param step how far the clock is turned before the call
 * @param action the call; returns what it answered
 */
record LimitCall(String text, Duration step, Function<LimitStore, Object> action) {
    private static final List<Counter> COUNTERS = Counter.ofAllWays();

    static Arbitrary<LimitCall> arbitrary() {
        var taking = requests().map(requests -> call("take " + requests, store -> store.take(requests)));
        var looking = requests().map(requests -> call("peek " + requests, store -> store.peek(requests)));
        var calls = Arbitraries.frequencyOf(Tuple.of(12, taking), Tuple.of(3, looking), Tuple.of(1, resets()));
        return Combinators.combine(steps(), calls)
                .as((step, call) -> new LimitCall(step + " " + call.text, step, call.action));
    }

    /** Looks at everything. What is over is forgotten by then, in every store, wherever the clock is turned next. */
    static LimitAnswer look(LimitStore store) {
        return store.take(COUNTERS.stream().map(counter -> counter.of(0)).toList());
    }

    private static Arbitrary<Duration> steps() {
        var forwards = Arbitraries.of(1_000, 999_000, 1_000_000, 1_499_000, 142_857_000, 1_000_000_000)
                .map(Duration::ofNanos);
        var far = Arbitraries.of(2, 3, 5, 7, 10, 59, 60, 40_000_000).map(Duration::ofSeconds);
        var back = Arbitraries.of(1_000L, 2_000_000L, 1_000_000_000L, 9_000_000_000L, 100_000_000_000L)
                .map(nanos -> Duration.ofNanos(-nanos));
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.just(Duration.ZERO)),
                Tuple.of(5, forwards),
                Tuple.of(3, far),
                Tuple.of(1, back));
    }

    private static Arbitrary<List<LimitRequest>> requests() {
        var costs = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(1L)),
                Tuple.of(4, Arbitraries.of(0L, 2L, 3L, 5L)),
                Tuple.of(1, Arbitraries.of(8L, 10_001L, Limit.MOST - 1, Limit.MOST)));
        var changes = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0L)), Tuple.of(1, Arbitraries.of(-2L, -1L, 1L, 2L)));
        return Combinators.combine(Arbitraries.of(COUNTERS), changes, costs)
                .as((counter, change, cost) -> counter.withMore(change).of(cost))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(LimitCall::areOfDifferentCounters);
    }

    private static boolean areOfDifferentCounters(List<LimitRequest> requests) {
        return requests.stream()
                .allMatch(request ->
                        requests.stream().filter(request::sharesCounter).count() == 1);
    }

    private static Arbitrary<LimitCall> resets() {
        return Arbitraries.of(COUNTERS)
                .map(counter -> counter.of(0))
                .list()
                .ofMaxSize(2)
                .map(requests -> call("reset " + requests, store -> {
                    store.reset(requests);
                    return true;
                }));
    }

    private static LimitCall call(String text, Function<LimitStore, Object> action) {
        return new LimitCall(text, Duration.ZERO, action);
    }

    @Override
    public String toString() {
        return text;
    }
}
