// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.limit.Limits.Request;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds for every way of counting, whatever happened before. */
final class LimitProperties {
    @Provide
    Arbitrary<Limit> limits() {
        return Limits.any();
    }

    @Provide
    Arbitrary<Limit> unsmoothed() {
        return Limits.any().filter(LimitProperties::stands);
    }

    private static boolean stands(Limit limit) {
        return !(limit instanceof SlidingLog log) || log.smoothing().isEmpty();
    }

    @Provide
    Arbitrary<List<Request>> requests() {
        return Limits.requests(100).list().ofMinSize(1).ofMaxSize(60).withoutEdgeCases();
    }

    private static Taking afterAll(Limit limit, List<Request> requests) {
        var taking = new Taking(limit);
        requests.forEach(request -> taking.after(request.pause()).take(request.cost()));
        return taking;
    }

    @Property
    void whatIsLeftIsNeverLessThanNothingNorMoreThanAll(
            @ForAll("limits") Limit limit, @ForAll("requests") List<Request> requests) {
        assertThat(afterAll(limit, requests).left()).isBetween(0L, limit.permits());
    }

    @Property
    void aRequestIsGrantedIfSoManyAreLeft(
            @ForAll("limits") Limit limit,
            @ForAll("requests") List<Request> requests,
            @ForAll @LongRange(max = 13) long cost) {
        var taking = afterAll(limit, requests);
        long left = taking.left();

        assertThat(taking.granted(cost)).isEqualTo(cost <= left);
    }

    @Property
    void whatIsGrantedIsTaken(
            @ForAll("unsmoothed") Limit limit,
            @ForAll("requests") List<Request> requests,
            @ForAll @LongRange(max = 13) long cost) {
        var taking = afterAll(limit, requests);
        long left = taking.left();
        Assume.that(taking.granted(cost));

        assertThat(taking.left()).isEqualTo(left - cost);
    }

    @Property
    void aRefusalConsumesNothing(@ForAll("limits") Limit limit, @ForAll("requests") List<Request> requests) {
        var taking = afterAll(limit, requests);
        long left = taking.left();
        taking.take(limit.permits() + 1);

        assertThat(taking.left()).isEqualTo(left);
    }

    @Property
    void at71ARefusalDoesNotPutOffTheNextGrant(
            @ForAll("unsmoothed") Limit limit, @ForAll("requests") List<Request> requests) {
        var taking = afterAll(limit, requests);
        var first = taking.take(limit.permits());
        Assume.that(!first.granted());
        long wait = first.retryAfter().toNanos() / 1_000;

        for (long passed = 1; passed < wait; passed++) {
            assertThat(taking.after(1).granted(limit.permits())).isFalse();
        }

        assertThat(taking.after(1).granted(limit.permits())).isTrue();
    }

    @Property
    void aLookChangesNothing(@ForAll("limits") Limit limit, @ForAll("requests") List<Request> requests) {
        var taking = afterAll(limit, requests);
        var first = taking.outcome(0);

        assertThat(taking.outcome(0))
                .isEqualTo(first.status().allowance() == LimitStatus.Movement.NONE ? first : again(first));
    }

    /** A movement is told once. */
    private static LimitOutcome again(LimitOutcome outcome) {
        return new LimitOutcome(
                outcome.status().moved(LimitStatus.Movement.NONE), outcome.after(), outcome.keptUntil());
    }

    @Property
    void aCounterThatIsOverSaysNoMoreThanNone(
            @ForAll("limits") Limit limit,
            @ForAll("requests") List<Request> requests,
            @ForAll @LongRange(max = 60) long later,
            @ForAll @LongRange(max = 13) long cost) {
        var taking = afterAll(limit, requests);
        var last = taking.outcome(1);
        long over = Math.max(taking.now(), last.keptUntil()) + later;

        assertThat(limit.take(last.after(), cost, over)).isEqualTo(limit.take(null, cost, over));
    }

    @Property
    void aCounterIsOverAsSoonAsItCanBe(@ForAll("unsmoothed") Limit limit, @ForAll("requests") List<Request> requests) {
        var taking = afterAll(limit, requests);
        var last = taking.outcome(1);
        Assume.that(last.after() != null);

        assertThat(limit.take(last.after(), 0, last.keptUntil() - 1).status().remaining())
                .isLessThan(limit.permits());
    }

    @Property
    void aFunctionGivesTheSameTwice(@ForAll("limits") Limit limit, @ForAll("requests") List<Request> requests) {
        var taking = afterAll(limit, requests);
        var first = limit.take(taking.state(), 1, taking.now());
        limit.take(taking.state(), 2, taking.now() + 1);

        assertThat(limit.take(taking.state(), 1, taking.now())).isEqualTo(first);
    }

    @Property
    void aClockThatStepsBackFreesNothing(
            @ForAll("limits") Limit limit,
            @ForAll("requests") List<Request> requests,
            @ForAll @LongRange(min = 1, max = 200) long back) {
        var taking = afterAll(limit, requests);
        long left = taking.take(0).remaining();
        Assume.that(taking.state() != null);

        assertThat(taking.after(-back).left()).isLessThanOrEqualTo(left);
    }

    @Property
    void aClockThatSteppedBackBlocksForNoMoreThanOnePeriod(
            @ForAll("unsmoothed") Limit limit,
            @ForAll("requests") List<Request> requests,
            @ForAll @LongRange(min = 1, max = 200) long back) {
        var taking = afterAll(limit, requests).after(-back);
        taking.take(0);

        assertThat(taking.after(limit.period()).left()).isEqualTo(limit.permits());
    }

    @Property
    void at54ANegativeCostIsRefused(
            @ForAll("limits") Limit limit, @ForAll @LongRange(min = Long.MIN_VALUE, max = -1) long cost) {
        assertThatThrownBy(() -> limit.take(null, cost, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void at54ACostBeyondAllCountersIsRefused(
            @ForAll("limits") Limit limit, @ForAll @LongRange(min = Limit.MOST + 1, max = Long.MAX_VALUE) long cost) {
        assertThatThrownBy(() -> limit.take(null, cost, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aCounterOfAnotherWayCountsAsNone(@ForAll("limits") Limit limit, @ForAll("limits") Limit other) {
        var state = other.take(null, 1, Taking.START).after();
        Assume.that(!limit.take(null, 1, Taking.START).after().getClass().isInstance(state));

        assertThat(limit.take(state, 1, Taking.START)).isEqualTo(limit.take(null, 1, Taking.START));
    }
}
