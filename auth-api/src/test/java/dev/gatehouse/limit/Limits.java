// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import dev.gatehouse.entitlement.Smoothing;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Limits and requests, drawn at random: small enough that they meet each other. */
final class Limits {
    private Limits() {}

    static Arbitrary<Limit> any() {
        return Arbitraries.<Limit>oneOf(
                openedWindows().map(limit -> limit),
                fixedWindows().map(limit -> limit),
                logs().map(limit -> limit),
                smoothedLogs().map(limit -> limit),
                buckets().map(limit -> limit));
    }

    static Arbitrary<OpenedWindow> openedWindows() {
        return Combinators.combine(permits(), periods()).as(OpenedWindow::new).withoutEdgeCases();
    }

    static Arbitrary<FixedWindow> fixedWindows() {
        return Combinators.combine(permits(), periods()).as(FixedWindow::new).withoutEdgeCases();
    }

    static Arbitrary<SlidingLog> logs() {
        return Combinators.combine(permits(), periods()).as(SlidingLog::new).withoutEdgeCases();
    }

    static Arbitrary<SlidingLog> smoothedLogs() {
        return Combinators.combine(permits(), periods(), smoothings())
                .as((permits, period, smoothing) -> new SlidingLog(permits, period, Optional.of(smoothing)))
                .withoutEdgeCases();
    }

    static Arbitrary<TokenBucket> buckets() {
        return Combinators.combine(permits(), periods()).as(TokenBucket::new).withoutEdgeCases();
    }

    static Arbitrary<Smoothing> smoothings() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 20),
                        Arbitraries.of(0.1, 0.5, 1.0, 3.0),
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.longs().between(1, 40).map(Limits::micros))
                .as((threshold, trigger, step, delay) -> new Smoothing(true, threshold, trigger, step, delay));
    }

    private static Arbitrary<Long> permits() {
        return Arbitraries.longs().between(1, 12);
    }

    private static Arbitrary<Duration> periods() {
        return Arbitraries.longs().between(1, 50).map(Limits::micros);
    }

    private static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    /**
     * A request.
     *
     * @param pause microseconds since the one before
     * @param cost what it costs
     */
    record Request(long pause, long cost) {}

    static Arbitrary<Request> requests() {
        return requests(0);
    }

    /** Requests of which some come after the clock stepped back, by so much at the most. */
    static Arbitrary<Request> requests(long back) {
        var pauses = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0L)),
                Tuple.of(3, Arbitraries.longs().between(0, 10)),
                Tuple.of(1, Arbitraries.longs().between(-back, 120)));
        var costs = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(1L)),
                Tuple.of(2, Arbitraries.longs().between(0, 6)));
        return Combinators.combine(pauses, costs).as(Request::new).withoutEdgeCases();
    }
}
