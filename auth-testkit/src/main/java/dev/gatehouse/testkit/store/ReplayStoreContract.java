// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.SingleUse;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReplayStore} must do, as tests. Extend it as {@link SessionStoreContract}.
 *
 * @since 0.1
 */
public abstract class ReplayStoreContract {
    private static final SingleUse NONCE = SingleUse.of("nonce", "n-1");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final int CALLERS = 8;
    private static final int ROUNDS = 100;

    /** The clock of the examples; each property turns a clock of its own. */
    protected final MutableInstantSource clock = new MutableInstantSource();

    /** For subclasses. */
    protected ReplayStoreContract() {}

    /**
     * Makes a store that remembers nothing yet and forgets by a clock that stands still until a test turns it.
     *
     * @param source the clock
     * @return an empty store, with room for at least 2,000 uses
     */
    protected abstract ReplayStore store(InstantSource source);

    @Nested
    class NothingUsed {
        private final ReplayStore store = store(clock);

        @Test
        void theFirstUseIsTheFirst() {
            assertThat(store.firstUse(NONCE, MINUTE)).isTrue();
        }

        @Test
        void theLongestTimeIsPossible() {
            assertThat(store.firstUse(NONCE, ReplayStore.LONGEST)).isTrue();
        }

        @Test
        void noTimeIsRefused() {
            assertThatThrownBy(() -> store.firstUse(NONCE, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void lessThanNoTimeIsRefused() {
            assertThatThrownBy(() -> store.firstUse(NONCE, MINUTE.negated()))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void moreThanTheLongestTimeIsRefused() {
            assertThatThrownBy(() -> store.firstUse(NONCE, ReplayStore.LONGEST.plusNanos(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OneUsedForAMinute {
        private final ReplayStore store = store(clock);

        OneUsedForAMinute() {
            store.firstUse(NONCE, MINUTE);
        }

        @Test
        void itIsNotFirstAgain() {
            assertThat(store.firstUse(NONCE, MINUTE)).isFalse();
        }

        @Test
        void itIsNotFirstUntilTheLastMoment() {
            clock.advance(MINUTE.minus(MILLISECOND));

            assertThat(store.firstUse(NONCE, MINUTE)).isFalse();
        }

        @Test
        void itIsForgottenAfterTheMinute() {
            clock.advance(MINUTE);

            assertThat(store.firstUse(NONCE, MINUTE)).isTrue();
        }

        @Test
        void tryingAgainDoesNotProlongIt() {
            clock.advance(MINUTE.minus(MILLISECOND));
            store.firstUse(NONCE, MINUTE);
            clock.advance(MILLISECOND);

            assertThat(store.firstUse(NONCE, MINUTE)).isTrue();
        }

        @Test
        void anotherValueIsFirst() {
            assertThat(store.firstUse(SingleUse.of("nonce", "n-2"), MINUTE)).isTrue();
        }

        @Test
        void theSameValueForAnotherPurposeIsFirst() {
            assertThat(store.firstUse(SingleUse.of("jti", "n-1"), MINUTE)).isTrue();
        }

        @Test
        void theSameTextInOtherPartsIsFirst() {
            assertThat(store.firstUse(SingleUse.of("nonce", "n", "-1"), MINUTE)).isTrue();
        }
    }

    @Nested
    class ManyCallers {
        private final ReplayStore store = store(clock);

        @Test
        void exactlyOneIsFirst() throws Exception {
            for (int round = 0; round < ROUNDS; round++) {
                var use = SingleUse.of("round", String.valueOf(round));

                assertThat(Callers.inParallel(CALLERS, () -> store.firstUse(use, MINUTE)))
                        .containsOnlyOnce(true);
            }
        }

        @Test
        void everyOneIsFirstWithAThingOfItsOwn() throws Exception {
            var first = Callers.inParallel(
                    CALLERS,
                    caller -> () -> IntStream.range(0, ROUNDS)
                            .allMatch(i -> store.firstUse(SingleUse.of("own", caller + "-" + i), MINUTE)));

            assertThat(first).containsOnly(true);
        }
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        var pauses = Arbitraries.of(0, 0, 400, 1000).map(Duration::ofMillis);
        var uses = Arbitraries.of("a", "b", "c").map(value -> SingleUse.of("nonce", value));
        var lives = Arbitraries.of(1, 500, 1400, 60_000).map(Duration::ofMillis);
        return Combinators.combine(pauses, uses, lives)
                .as(Call::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void answersAnySequenceOfCallsAsTheModelDoes(@ForAll("calls") List<Call> calls) {
        var time = new MutableInstantSource();
        var store = store(time);
        Map<SingleUse, Instant> model = new HashMap<>();

        for (var call : calls) {
            time.advance(call.pause);
            var end = model.get(call.use);
            boolean first = end == null || !time.instant().isBefore(end);
            if (first) {
                model.put(call.use, time.instant().plus(call.remembered));
            }

            assertThat(store.firstUse(call.use, call.remembered))
                    .as(call.toString())
                    .isEqualTo(first);
        }
    }

    record Call(Duration pause, SingleUse use, Duration remembered) {}
}
