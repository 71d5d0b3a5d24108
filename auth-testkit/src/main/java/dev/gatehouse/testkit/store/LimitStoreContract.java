// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.store.LimitAnswer;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LimitStore} must do, as tests. Extend it as {@link SessionStoreContract}. Random calls are compared
 * with what the pure function of each {@link Limit} says, so a store that repeats these functions in a language of its own
 * is proved to repeat them exactly.
 *
 * @since 0.1
 */
public abstract class LimitStoreContract {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private static final Counter WINDOW = Counter.rate("", new OpenedWindow(3, TEN_SECONDS));
    private static final Counter LOG = Counter.rate("log", new SlidingLog(3, TEN_SECONDS));
    private static final Counter QUOTA = Counter.quota(5, Duration.ofHours(1));

    /** The clock of the examples; each property turns a clock of its own. */
    protected final MutableInstantSource clock = new MutableInstantSource();

    /** For subclasses. */
    protected LimitStoreContract() {}

    /**
     * Makes a store in which nothing is counted yet, and which counts by a clock that stands still until a test turns it,
     * forwards or backwards. A store that counts by the clock of a server needs an entrance for this one.
     *
     * @param source the clock
     * @return an empty store, with room for at least 2,000 counters
     */
    protected abstract LimitStore store(InstantSource source);

    /**
     * Whether limits of one key that differ in their periods have counters of their own. Override it for a store in the
     * format of another product that has one name for all of them.
     *
     * @param request one of them
     * @return whether it shares its counter only with limits that count alike; true if not overridden
     */
    protected boolean hasItsOwnCounter(LimitRequest request) {
        return true;
    }

    /**
     * Makes several instances that share their counters, as the processes of one host do. Override it for a store that
     * can be shared.
     *
     * @param source the clock
     * @return empty stores; just one if not overridden
     */
    protected List<LimitStore> instances(InstantSource source) {
        return List.of(store(source));
    }

    private static LimitStatus one(LimitAnswer answer) {
        return answer.statuses().get(0);
    }

    private static LimitAnswer take(LimitStore store, Counter counter, long cost) {
        return store.take(List.of(counter.of(cost)));
    }

    private static long left(LimitStore store, Counter counter) {
        return one(store.peek(List.of(counter.of(0)))).remaining();
    }

    @Nested
    class NothingTaken {
        private final LimitStore store = store(clock);

        @Test
        void permitsAreGranted() {
            assertThat(take(store, WINDOW, 1).granted()).isTrue();
        }

        @Test
        void allPermitsAreGrantedAtOnce() {
            assertThat(take(store, WINDOW, 3).granted()).isTrue();
        }

        @Test
        void morePermitsThanThereEverAreAreRefused() {
            assertThat(take(store, WINDOW, 4).granted()).isFalse();
        }

        @Test
        void whatIsLeftIsTold() {
            assertThat(one(take(store, WINDOW, 1)).remaining()).isEqualTo(2);
        }

        @Test
        void aLookTakesNothing() {
            store.peek(List.of(WINDOW.of(3)));

            assertThat(left(store, WINDOW)).isEqualTo(3);
        }

        @Test
        void takingNothingTakesNothing() {
            take(store, WINDOW, 0);

            assertThat(left(store, WINDOW)).isEqualTo(3);
        }

        @Test
        void aLookOpensNoWindow() {
            store.peek(List.of(WINDOW.of(1)));
            clock.advance(MICROSECOND);

            assertThat(one(take(store, WINDOW, 1)).reset())
                    .isEqualTo(clock.instant().plus(TEN_SECONDS));
        }

        @Test
        void thereMayBeNothingToReset() {
            store.reset(List.of(WINDOW.of(1)));

            assertThat(left(store, WINDOW)).isEqualTo(3);
        }

        @Test
        void at54CountersAreExactUpTo2To53() {
            var huge = Counter.rate("huge", new OpenedWindow(Limit.MOST, Limit.LONGEST));
            take(store, huge, Limit.MOST - 1);

            assertThat(List.of(
                            left(store, huge),
                            one(take(store, huge, 1)).remaining(),
                            one(take(store, huge, 1)).remaining()))
                    .containsExactly(1L, 0L, 0L);
        }

        @Test
        void at54AGreatCostDoesNotOverflow() {
            var huge = Counter.rate("huge", new OpenedWindow(Limit.MOST, Limit.LONGEST));
            take(store, huge, Limit.MOST);

            assertThat(take(store, huge, Limit.MOST).granted()).isFalse();
        }
    }

    @Nested
    class AllTaken {
        private final LimitStore store = store(clock);

        AllTaken() {
            take(store, WINDOW, 3);
            take(store, LOG, 3);
        }

        @Test
        void nothingIsGranted() {
            assertThat(take(store, WINDOW, 1).granted()).isFalse();
        }

        @Test
        void aLookSaysSo() {
            assertThat(store.peek(List.of(WINDOW.of(1))).granted()).isFalse();
        }

        @Test
        void takingNothingIsGranted() {
            assertThat(take(store, WINDOW, 0).granted()).isTrue();
        }

        @Test
        void theTimeToWaitIsTold() {
            clock.advance(Duration.ofSeconds(4));

            assertThat(one(take(store, WINDOW, 1)).retryAfter()).isEqualTo(Duration.ofSeconds(6));
        }

        @Test
        void nothingIsGrantedUntilTheLastMoment() {
            clock.advance(TEN_SECONDS.minus(MICROSECOND));

            assertThat(take(store, WINDOW, 1).granted()).isFalse();
        }

        @Test
        void permitsAreGrantedAfterThePeriod() {
            clock.advance(TEN_SECONDS);

            assertThat(take(store, WINDOW, 3).granted()).isTrue();
        }

        @Test
        void aResetFreesThem() {
            store.reset(List.of(WINDOW.of(1)));

            assertThat(left(store, WINDOW)).isEqualTo(3);
        }

        @Test
        void aResetFreesNoOthers() {
            store.reset(List.of(LOG.of(1)));

            assertThat(left(store, WINDOW)).isZero();
        }

        @Test
        void severalAreResetAtOnce() {
            store.reset(List.of(LOG.of(1), WINDOW.of(1)));

            assertThat(left(store, WINDOW) + left(store, LOG)).isEqualTo(6);
        }

        @Test
        void veryManyAreResetAtOnce() {
            var many = IntStream.range(0, 9_000)
                    .mapToObj(i -> Counter.rate("many " + i, WINDOW.limit()).of(1));

            store.reset(Stream.concat(many, Stream.of(WINDOW.of(1))).toList());

            assertThat(left(store, WINDOW)).isEqualTo(3);
        }

        @Test
        void aResetOfNoneFreesNone() {
            store.reset(List.of());

            assertThat(left(store, WINDOW)).isZero();
        }

        @Test
        void aGreaterLimitCountsWhatWasTaken() {
            assertThat(left(store, WINDOW.withMore(2))).isEqualTo(2);
        }

        @Test
        void at71HammeringDoesNotProlongARefusal() {
            for (int i = 0; i < 100; i++) {
                clock.advance(Duration.ofMillis(99));
                take(store, LOG, 1);
            }
            clock.advance(Duration.ofMillis(100));

            assertThat(take(store, LOG, 3).granted()).isTrue();
        }

        @Test
        void aClockThatStepsBackFreesNothing() {
            clock.set(clock.instant().minus(Duration.ofDays(1)));

            assertThat(take(store, WINDOW, 1).granted()).isFalse();
        }

        @Test
        void aClockThatStepsBackBlocksForNoMoreThanOnePeriod() {
            clock.set(clock.instant().minus(Duration.ofDays(1)));
            take(store, WINDOW, 1);
            clock.advance(TEN_SECONDS);

            assertThat(take(store, WINDOW, 3).granted()).isTrue();
        }
    }

    @Nested
    class SeveralLimits {
        private final LimitStore store = store(clock);
        private final List<LimitRequest> all = List.of(QUOTA.of(1), WINDOW.of(1), LOG.of(1));

        @Test
        void allOfThemAreTaken() {
            store.take(all);

            assertThat(List.of(left(store, QUOTA), left(store, WINDOW), left(store, LOG)))
                    .containsExactly(4L, 2L, 2L);
        }

        @Test
        void theyAreToldInTheOrderAsked() {
            assertThat(store.take(all).statuses())
                    .extracting(LimitStatus::permits)
                    .containsExactly(5L, 3L, 3L);
        }

        @Test
        void ifOneRefusesAllIsRefused() {
            take(store, WINDOW, 3);

            assertThat(store.take(all).granted()).isFalse();
        }

        @Test
        void ifOneRefusesNothingIsTaken() {
            take(store, WINDOW, 3);
            store.take(all);

            assertThat(List.of(left(store, QUOTA), left(store, LOG))).containsExactly(5L, 3L);
        }

        @Test
        void theOneThatRefusesIsTold() {
            take(store, WINDOW, 3);

            assertThat(store.take(all).statuses())
                    .extracting(LimitStatus::granted)
                    .containsExactly(true, false, true);
        }

        @Test
        void afterARefusalTheOthersTellWhatIsLeftWithoutIt() {
            take(store, WINDOW, 3);

            assertThat(store.take(all).statuses())
                    .extracting(LimitStatus::remaining)
                    .containsExactly(5L, 0L, 3L);
        }

        @Test
        void aLookTellsTheSame() {
            take(store, WINDOW, 3);

            assertThat(store.peek(all)).isEqualTo(store.take(all));
        }

        @Test
        void sixteenArePossible() {
            assertThat(store.take(many(LimitStore.MOST_LIMITS)).statuses()).hasSize(LimitStore.MOST_LIMITS);
        }

        @Test
        void seventeenAreRefused() {
            assertThatThrownBy(() -> store.take(many(LimitStore.MOST_LIMITS + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void noneIsRefused() {
            assertThatThrownBy(() -> store.take(List.of())).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void twoOfOneCounterAreRefused() {
            assertThatThrownBy(() -> store.take(
                            List.of(WINDOW.of(1), LOG.of(1), WINDOW.withMore(1).of(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void whatIsRefusedSoTookNothing() {
            assertThatThrownBy(() -> store.take(List.of(LOG.of(1), WINDOW.of(1), WINDOW.of(1))))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(left(store, LOG) + left(store, WINDOW)).isEqualTo(6);
        }

        @Test
        void aLookHasTheSameBounds() {
            assertThatThrownBy(() -> store.peek(many(LimitStore.MOST_LIMITS + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.peek(List.of(LOG.of(1), LOG.of(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private static List<LimitRequest> many(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Counter.rate("many " + i, WINDOW.limit()).of(1))
                    .toList();
        }
    }

    @Nested
    class CountedInSeveralPeriods extends PeriodsOfCounting {
        CountedInSeveralPeriods() {
            super(store(clock), clock, LimitStoreContract.this::hasItsOwnCounter);
        }
    }

    @Nested
    class CountedInSeveralWays extends WaysOfCounting {
        CountedInSeveralWays() {
            super(store(clock));
        }
    }

    @Nested
    class LateTimes extends GreatNumbers {
        LateTimes() {
            super(store(clock), clock);
        }
    }

    @Nested
    class Names extends CounterNames {
        Names() {
            super(store(clock));
        }
    }

    @Nested
    class ManyCallers extends LimitRaces {
        ManyCallers() {
            super(instances(clock));
        }
    }

    @Provide
    Arbitrary<List<LimitCall>> calls() {
        // Else all tries are spent on the edge cases of single calls.
        return LimitCall.arbitrary()
                .withoutEdgeCases()
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .withoutEdgeCases();
    }

    @Property(tries = 300)
    void answersAnySequenceOfCallsAsTheFunctionsDo(@ForAll("calls") List<LimitCall> calls) {
        var time = new MutableInstantSource();
        var store = store(time);
        var model = new ModelLimitStore(time);

        for (var call : calls) {
            if (call.step().isNegative()) {
                assertThat(LimitCall.look(store)).isEqualTo(LimitCall.look(model));
            }
            time.set(time.instant().plus(call.step()));

            assertThat(call.action().apply(store))
                    .as(call.text())
                    .isEqualTo(call.action().apply(model));
        }
    }
}
