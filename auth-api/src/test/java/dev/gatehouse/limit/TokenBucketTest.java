// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.limit.LimitState.Filled;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TokenBucketTest {
    private static final Duration PERIOD = Duration.ofSeconds(9);
    private static final long A_THIRD = 3_000_000;

    private final Taking three = new Taking(new TokenBucket(3, PERIOD));

    @Test
    void isFullAtFirst() {
        assertThat(three.grantedOf(5)).isEqualTo(3);
    }

    @Test
    void nothingIsKeptOfAFullOne() {
        assertThat(three.outcome(0).after()).isNull();
    }

    @Test
    void whoTakesMoreThanItHoldsWaitsForEver() {
        assertThat(three.take(4).retryAfter()).isEqualTo(Limit.LONGEST);
    }

    @Nested
    class Emptied {
        Emptied() {
            three.take(3);
        }

        @Test
        void nothingIsLeft() {
            assertThat(three.left()).isZero();
        }

        @Test
        void aPermitComesAfterItsPartOfThePeriod() {
            assertThat(three.after(A_THIRD).granted(1)).isTrue();
        }

        @Test
        void noPermitComesAMicrosecondEarlier() {
            assertThat(three.after(A_THIRD - 1).granted(1)).isFalse();
        }

        @Test
        void theTimeToTheNextOneIsTold() {
            assertThat(three.after(A_THIRD - 1).take(1).retryAfter()).isEqualTo(Duration.ofNanos(1_000));
        }

        @Test
        void theTimeToTwoIsTold() {
            assertThat(three.take(2).retryAfter()).isEqualTo(Duration.ofSeconds(6));
        }

        @Test
        void theTimeUntilItIsFullIsTold() {
            assertThat(three.take(1).reset()).isEqualTo(Taking.at(Taking.START + 3 * A_THIRD));
        }

        @Test
        void itIsKeptUntilItIsFull() {
            assertThat(three.outcome(1).keptUntil()).isEqualTo(Taking.START + 3 * A_THIRD);
        }

        @Test
        void itIsFullAfterThePeriod() {
            assertThat(three.after(PERIOD).grantedOf(5)).isEqualTo(3);
        }

        @Test
        void itHoldsNoMoreHoweverLongItFills() {
            assertThat(three.after(PERIOD.multipliedBy(1_000)).grantedOf(5)).isEqualTo(3);
        }

        @Test
        void aRefusalLeavesTheCounterAsItIs() {
            var before = three.state();

            assertThat(three.after(1).outcome(1).after()).isSameAs(before);
        }

        @Test
        void aLookLeavesTheCounterAsItIs() {
            var before = three.state();

            assertThat(three.after(A_THIRD).outcome(0).after()).isSameAs(before);
        }

        @Test
        void partsOfAPermitAreNotLost() {
            three.after(A_THIRD + A_THIRD / 2).take(1);

            assertThat(three.after(A_THIRD / 2).granted(1)).isTrue();
        }

        @Test
        void aClockThatStepsBackFillsNothing() {
            assertThat(three.after(-3_600_000_000L).granted(1)).isFalse();
        }

        @Test
        void aClockThatStepsBackDoesNotKeepItFromFilling() {
            three.after(-3_600_000_000L).take(1);

            assertThat(three.after(A_THIRD).granted(1)).isTrue();
        }
    }

    @Test
    void whatDoesNotDivideIsCountedExactly() {
        var seven = new Taking(new TokenBucket(7, Duration.ofNanos(1_000_001_000)));
        seven.take(7);

        assertThat(seven.outcome(1).status().retryAfter()).isEqualTo(Duration.ofNanos(142_858_000));
    }

    @Test
    void aMillionSmallStepsFillAsMuchAsOneGreatOne() {
        var seven = new Taking(new TokenBucket(7, Duration.ofSeconds(1)));
        seven.take(7);
        for (int i = 0; i < 1_000; i++) {
            seven.after(1_000).take(8);
        }

        assertThat(seven.granted(7)).isTrue();
    }

    @Test
    void at54TheLargestOneThereIsDoesNotOverflow() {
        var most = new Taking(new TokenBucket(Limit.MOST, Duration.ofNanos(1_000)));
        most.take(Limit.MOST);

        assertThat(most.after(Long.MAX_VALUE / 4).left()).isEqualTo(Limit.MOST);
    }

    @Test
    void at54TheLongestOneThereIsDoesNotOverflow() {
        var longest = new Taking(new TokenBucket(2, Limit.LONGEST));
        longest.take(2);

        assertThat(longest.take(2).retryAfter()).isEqualTo(Limit.LONGEST);
    }

    @Test
    void oneThatCannotBeCountedExactlyIsRefused() {
        assertThatThrownBy(() -> new TokenBucket(3, Limit.LONGEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2^53");
    }

    @Test
    void aCounterOfASmallerBucketIsCut() {
        var state = new Filled(100 * 9_000_000L, Taking.START);
        var outcome = new TokenBucket(3, PERIOD).take(state, 0, Taking.START);

        assertThat(outcome.status().remaining()).isEqualTo(3);
    }
}
