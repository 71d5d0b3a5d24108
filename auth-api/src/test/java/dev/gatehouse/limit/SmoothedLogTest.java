// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.limit.LimitStatus.Movement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Twenty permits in ten seconds, smoothed: from five, in steps of five, one change in three seconds. */
final class SmoothedLogTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration DELAY = Duration.ofSeconds(3);
    private static final long SECOND = 1_000_000;

    private final Taking smoothed = new Taking(log(20, smoothing(5, 5)));

    private static SlidingLog log(long permits, Smoothing smoothing) {
        return new SlidingLog(permits, PERIOD, Optional.of(smoothing));
    }

    private static Smoothing smoothing(long threshold, long step) {
        return new Smoothing(true, threshold, 0.5, step, DELAY);
    }

    @Test
    void startsAtTheThreshold() {
        assertThat(smoothed.grantedOf(10)).isEqualTo(5);
    }

    @Test
    void tellsThePermitsAtPresent() {
        assertThat(smoothed.take(1).permits()).isEqualTo(5);
    }

    @Test
    void aLookIsNoStart() {
        assertThat(smoothed.outcome(0).after()).isNull();
    }

    @Test
    void aThresholdAboveTheLimitIsTheLimit() {
        var high = new Taking(log(20, smoothing(50, 5)));

        assertThat(high.grantedOf(60)).isEqualTo(20);
    }

    @Test
    void aThresholdAboveTheLimitLowersNothing() {
        var high = new Taking(log(20, smoothing(50, 5)));
        high.take(1);

        assertThat(high.after(4 * SECOND).take(1).permits()).isEqualTo(20);
    }

    @Test
    void oneWithoutEffectCountsAsNone() {
        assertThat(log(20, smoothing(5, 0)).smoothing()).isEmpty();
    }

    @Test
    void theLongestDelayDoesNotOverflow() {
        var slow = new Taking(log(20, new Smoothing(true, 5, 0.5, 5, Duration.ofSeconds(Long.MAX_VALUE))));
        slow.take(5);

        assertThat(slow.after(100 * SECOND).take(1).permits()).isEqualTo(5);
    }

    @Test
    void theGreatestStepDoesNotOverflow() {
        var steep = new Taking(log(20, smoothing(5, Long.MAX_VALUE)));
        steep.take(5);

        assertThat(steep.after(DELAY).take(1).permits()).isEqualTo(20);
    }

    @Nested
    class Used {
        Used() {
            smoothed.take(5);
        }

        @Test
        void itStaysForTheDelay() {
            assertThat(smoothed.after(3 * SECOND - 1).granted(1)).isFalse();
        }

        @Test
        void itRisesAfterTheDelay() {
            assertThat(smoothed.after(DELAY).take(1).permits()).isEqualTo(10);
        }

        @Test
        void theRiseIsTold() {
            assertThat(smoothed.after(DELAY).take(1).allowance()).isEqualTo(Movement.UP);
        }

        @Test
        void theRiseIsToldOnce() {
            smoothed.after(DELAY).take(1);

            assertThat(smoothed.take(1).allowance()).isEqualTo(Movement.NONE);
        }

        @Test
        void itRisesOnceInADelay() {
            smoothed.after(DELAY).take(5);

            assertThat(smoothed.take(1).permits()).isEqualTo(10);
        }

        @Test
        void aRefusalRaisesItToo() {
            smoothed.after(DELAY).take(11);

            assertThat(smoothed.take(0).permits()).isEqualTo(10);
        }

        @Test
        void itRisesToTheLimitAndNoHigher() {
            for (int i = 0; i < 5; i++) {
                smoothed.after(DELAY).take(smoothed.left());
            }

            assertThat(smoothed.take(0).permits()).isEqualTo(20);
        }

        @Test
        void aSmallerLimitCutsIt() {
            assertThat(smoothed.with(log(3, smoothing(5, 5))).take(0).permits()).isEqualTo(3);
        }

        @Test
        void withoutSmoothingTheWholeLimitHolds() {
            assertThat(smoothed.with(new SlidingLog(20, PERIOD)).left()).isEqualTo(15);
        }
    }

    @Nested
    class RaisedAndUsedNoMore {
        RaisedAndUsedNoMore() {
            smoothed.take(5);
            smoothed.after(DELAY).take(5);
            smoothed.after(DELAY).take(0);
        }

        @Test
        void itIsAtFifteen() {
            assertThat(smoothed.take(0).permits()).isEqualTo(15);
        }

        @Test
        void itGoesDownAStep() {
            assertThat(smoothed.after(4 * SECOND).take(0).permits()).isEqualTo(10);
        }

        @Test
        void goingDownIsTold() {
            assertThat(smoothed.after(4 * SECOND).take(0).allowance()).isEqualTo(Movement.DOWN);
        }

        @Test
        void itGoesDownToTheThresholdAndNoLower() {
            for (int i = 0; i < 3; i++) {
                smoothed.after(4 * SECOND).take(0);
            }

            assertThat(smoothed.take(0).permits()).isEqualTo(5);
        }

        @Test
        void itStartsAnewWhenNobodyAskedForLong() {
            assertThat(smoothed.after(100 * SECOND).take(0).permits()).isEqualTo(5);
        }

        @Test
        void nothingIsKeptThen() {
            assertThat(smoothed.after(100 * SECOND).outcome(0).after()).isNull();
        }

        @Test
        void aClockThatStepsBackPutsAChangeOffForOneDelay() {
            smoothed.after(-1_000 * SECOND).take(0);

            assertThat(smoothed.after(DELAY).take(0).allowance()).isEqualTo(Movement.NONE);
        }

        @Test
        void afterThatTheChangeComes() {
            smoothed.after(-1_000 * SECOND).take(5);

            assertThat(smoothed.after(DELAY).take(0).allowance()).isEqualTo(Movement.UP);
        }
    }

    @Test
    void aLimitThatHadNoSmoothingStartsAtTheThreshold() {
        var plain = new Taking(new SlidingLog(20, PERIOD));
        plain.take(3);

        assertThat(plain.with(log(20, smoothing(5, 5))).left()).isEqualTo(2);
    }
}
