// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.limit.LimitState.Logged;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SlidingLogTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final long LENGTH = 10_000_000;
    private static final long SECOND = 1_000_000;

    private final Taking three = new Taking(new SlidingLog(3, PERIOD));

    @Test
    void grantsWhatItHasAndNoMore() {
        assertThat(three.grantedOf(5)).isEqualTo(3);
    }

    @Test
    void logsEveryPermit() {
        three.take(1);
        three.after(5).take(2);

        assertThat(three.state())
                .isEqualTo(new Logged(UseLog.of(Taking.START, Taking.START + 5, Taking.START + 5), 0, 0));
    }

    @Test
    void logsNoLook() {
        assertThat(three.outcome(0).after()).isNull();
    }

    @Test
    void logsNoRefusal() {
        assertThat(three.outcome(4).after()).isNull();
    }

    @Test
    void whoTakesMoreThanThereAreWaitsForEver() {
        assertThat(three.take(4).retryAfter()).isEqualTo(Limit.LONGEST);
    }

    @Nested
    class UsedOneBySecond {
        UsedOneBySecond() {
            three.take(1);
            three.after(SECOND).take(1);
            three.after(SECOND).take(1);
        }

        @Test
        void nothingIsLeft() {
            assertThat(three.left()).isZero();
        }

        @Test
        void eachComesBackAPeriodAfterItsUse() {
            assertThat(three.after(LENGTH - 2 * SECOND).left()).isEqualTo(1);
        }

        @Test
        void noneComesBackAMicrosecondEarlier() {
            assertThat(three.after(LENGTH - 2 * SECOND - 1).left()).isZero();
        }

        @Test
        void theTimeToTheNextOneIsTold() {
            assertThat(three.take(1).retryAfter()).isEqualTo(Duration.ofSeconds(8));
        }

        @Test
        void theTimeToTwoIsTold() {
            assertThat(three.take(2).retryAfter()).isEqualTo(Duration.ofSeconds(9));
        }

        @Test
        void theInstantOfTheNextOneIsTold() {
            assertThat(three.take(0).reset()).isEqualTo(Taking.at(Taking.START + LENGTH));
        }

        @Test
        void withPermitsLeftTheResetIsNow() {
            assertThat(three.after(LENGTH - 2 * SECOND).take(0).reset()).isEqualTo(Taking.at(three.now()));
        }

        @Test
        void itIsKeptUntilTheLastUseEnds() {
            assertThat(three.outcome(0).keptUntil()).isEqualTo(Taking.START + 2 * SECOND + LENGTH);
        }

        @Test
        void ofASmallerLimitTheFirstPermitComesBackLater() {
            assertThat(three.with(new SlidingLog(2, PERIOD)).take(1).retryAfter())
                    .isEqualTo(Duration.ofSeconds(9));
        }

        @Test
        void aSmallerLimitTellsThatInstant() {
            assertThat(three.with(new SlidingLog(2, PERIOD)).take(0).reset())
                    .isEqualTo(Taking.at(Taking.START + SECOND + LENGTH));
        }

        @Test
        void at71HammeringDoesNotProlongARefusal() {
            for (int i = 0; i < 8_000; i++) {
                three.after(999).take(1);
            }

            assertThat(three.after(8_000).granted(1)).isTrue();
        }

        @Test
        void aRefusalLeavesTheCounterAsItIs() {
            var before = three.state();

            assertThat(three.after(1).outcome(1).after()).isEqualTo(before);
        }

        @Test
        void usesThatEndedAreForgottenByARefusalToo() {
            three.after(LENGTH - 2 * SECOND).take(2);

            assertThat(three.state())
                    .isEqualTo(new Logged(UseLog.of(Taking.START + SECOND, Taking.START + 2 * SECOND), 0, 0));
        }

        @Test
        void nothingIsKeptWhenAllEnded() {
            assertThat(three.after(LENGTH).outcome(0).after()).isNull();
        }

        @Test
        void aClockThatStepsBackFreesNothing() {
            assertThat(three.after(-3_600 * SECOND).left()).isZero();
        }

        @Test
        void aClockThatStepsBackBlocksForOnePeriod() {
            three.after(-3_600 * SECOND).take(1);

            assertThat(three.after(LENGTH).granted(3)).isTrue();
        }

        @Test
        void aStepBackBetweenUsesMovesTheLaterOnesOnly() {
            three.after(-SECOND).take(0);

            assertThat(three.state())
                    .isEqualTo(new Logged(UseLog.of(Taking.START, Taking.START + SECOND, Taking.START + SECOND), 0, 0));
        }
    }

    @Test
    void tenThousandPermitsArePossible() {
        var most = new Taking(new SlidingLog(SlidingLog.MOST_LOGGED, PERIOD));

        assertThat(most.grantedOf(SlidingLog.MOST_LOGGED + 5)).isEqualTo(SlidingLog.MOST_LOGGED);
    }

    @Test
    void moreAreRefusedAndAnotherWayIsNamed() {
        assertThatThrownBy(() -> new SlidingLog(SlidingLog.MOST_LOGGED + 1, PERIOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 10000 permits, was 10001; choose a window");
    }

    @Test
    void at54AGreatCostDoesNotOverflow() {
        three.take(3);

        assertThat(three.granted(Limit.MOST)).isFalse();
    }
}
