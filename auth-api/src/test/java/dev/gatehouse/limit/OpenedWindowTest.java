// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class OpenedWindowTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final long LENGTH = 10_000_000;

    private final Taking three = new Taking(new OpenedWindow(3, PERIOD));

    @Test
    void grantsWhatItHasAndNoMore() {
        assertThat(three.grantedOf(5)).isEqualTo(3);
    }

    @Test
    void beginsWithTheFirstRequest() {
        three.after(1_234_567).take(1);

        assertThat(three.state()).isEqualTo(new Counted(Taking.START + 1_234_567, 1));
    }

    @Test
    void isNotOpenedByALook() {
        assertThat(three.outcome(0).after()).isNull();
    }

    @Test
    void isNotOpenedByARefusal() {
        assertThat(three.outcome(4).after()).isNull();
    }

    @Test
    void tellsWhatIsLeft() {
        three.take(1);

        assertThat(three.take(1).remaining()).isEqualTo(1);
    }

    @Test
    void tellsWhenItEnds() {
        three.take(1);

        assertThat(three.after(1).take(1).reset()).isEqualTo(Taking.at(Taking.START + LENGTH));
    }

    @Test
    void isKeptUntilItEnds() {
        assertThat(three.outcome(1).keptUntil()).isEqualTo(Taking.START + LENGTH);
    }

    @Test
    void aCostIsTakenAsAWhole() {
        three.take(2);

        assertThat(three.granted(2)).isFalse();
    }

    @Test
    void aPermitThatWasTooFewIsStillThere() {
        three.take(2);
        three.take(2);

        assertThat(three.granted(1)).isTrue();
    }

    @Nested
    class UsedUp {
        UsedUp() {
            three.take(3);
        }

        @Test
        void itRefusesUntilTheLastMicrosecond() {
            assertThat(three.after(LENGTH - 1).granted(1)).isFalse();
        }

        @Test
        void itGrantsAllAfterwards() {
            assertThat(three.after(LENGTH).granted(3)).isTrue();
        }

        @Test
        void itTellsHowLongToWait() {
            assertThat(three.after(LENGTH - 1).take(1).retryAfter()).isEqualTo(Duration.ofNanos(1_000));
        }

        @Test
        void itTellsThatTooManyAreNeverGranted() {
            assertThat(three.take(4).retryAfter()).isEqualTo(Limit.LONGEST);
        }

        @Test
        void aRefusalLeavesTheCounterAsItIs() {
            var before = three.state();

            assertThat(three.after(1).outcome(1).after()).isSameAs(before);
        }

        @Test
        void aLookLeavesTheCounterAsItIs() {
            var before = three.state();

            assertThat(three.after(1).outcome(0).after()).isSameAs(before);
        }

        @Test
        void nothingIsKeptAfterTheEnd() {
            assertThat(three.after(LENGTH).outcome(0).after()).isNull();
        }

        @Test
        void theNextWindowBeginsWithTheNextRequest() {
            three.after(LENGTH + 5).take(1);

            assertThat(three.state()).isEqualTo(new Counted(three.now(), 1));
        }

        @Test
        void aClockThatStepsBackFreesNothing() {
            assertThat(three.after(-LENGTH * 5).granted(1)).isFalse();
        }

        @Test
        void aClockThatStepsBackBlocksForOnePeriod() {
            three.after(-LENGTH * 5).take(1);

            assertThat(three.after(LENGTH).granted(3)).isTrue();
        }

        @Test
        void aSmallerLimitHasNothingLeft() {
            assertThat(three.with(new OpenedWindow(2, PERIOD)).left()).isZero();
        }

        @Test
        void aGreaterLimitHasTheDifference() {
            assertThat(three.with(new OpenedWindow(5, PERIOD)).left()).isEqualTo(2);
        }
    }

    @Test
    void burstsAroundABorderGrantNoMoreThanTwice() {
        three.take(1);
        long before = three.after(LENGTH - 1).grantedOf(10);

        assertThat(before + three.after(1).grantedOf(10)).isEqualTo(2 + 3);
    }

    @Test
    void at54CountsTo2To53() {
        var most = new Taking(new OpenedWindow(Limit.MOST, Limit.LONGEST));
        most.take(Limit.MOST - 1);

        assertThat(most.grantedOf(3)).isEqualTo(1);
    }

    @Test
    void at54TheGreatestCostTwiceDoesNotOverflow() {
        var most = new Taking(new OpenedWindow(Limit.MOST, Limit.LONGEST));
        most.take(Limit.MOST);

        assertThat(most.granted(Limit.MOST)).isFalse();
    }

    @Test
    void worksBeforeTheEpoch() {
        three.after(-2 * Taking.START).take(3);

        assertThat(three.after(LENGTH - 1).granted(1)).isFalse();
    }

    @Test
    void partsOfAMicrosecondDoNotCount() {
        var odd = new Taking(new OpenedWindow(1, Duration.ofNanos(2_999)));
        odd.take(1);

        assertThat(odd.after(2).granted(1)).isTrue();
    }
}
