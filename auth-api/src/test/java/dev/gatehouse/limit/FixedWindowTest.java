// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.limit.LimitState.Counted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FixedWindowTest {
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final long LENGTH = 10_000_000;

    /** The clock starts at a border. */
    private final Taking three = new Taking(new FixedWindow(3, PERIOD));

    @Test
    void grantsWhatItHasAndNoMore() {
        assertThat(three.grantedOf(5)).isEqualTo(3);
    }

    @Test
    void beginsAtAWholeNumberOfPeriods() {
        three.after(1_234_567).take(1);

        assertThat(three.state()).isEqualTo(new Counted(Taking.START, 1));
    }

    @Test
    void beginsAtAWholeNumberOfPeriodsBeforeTheEpochToo() {
        var early = new Taking(new FixedWindow(3, PERIOD)).after(-Taking.START - 1);
        early.take(1);

        assertThat(early.state()).isEqualTo(new Counted(-LENGTH, 1));
    }

    @Test
    void endsAtTheNextBorderHoweverLateItWasUsed() {
        three.after(LENGTH - 1).take(3);

        assertThat(three.after(1).granted(3)).isTrue();
    }

    @Test
    void refusesUntilTheBorder() {
        three.take(3);

        assertThat(three.after(LENGTH - 1).granted(1)).isFalse();
    }

    @Test
    void grantsTwiceAroundABorder() {
        long before = three.after(LENGTH - 1).grantedOf(10);

        assertThat(before + three.after(1).grantedOf(10)).isEqualTo(6);
    }

    @Test
    void tellsTheBorder() {
        assertThat(three.after(4_000_000).take(1).reset()).isEqualTo(Taking.at(Taking.START + LENGTH));
    }

    @Test
    void tellsTheTimeToTheBorder() {
        three.after(4_000_000).take(3);

        assertThat(three.take(1).retryAfter()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void isKeptUntilTheBorder() {
        assertThat(three.after(4_000_000).outcome(1).keptUntil()).isEqualTo(Taking.START + LENGTH);
    }

    @Test
    void isNotBegunByALook() {
        assertThat(three.outcome(0).after()).isNull();
    }

    @Test
    void aRefusalLeavesTheCounterAsItIs() {
        three.take(3);
        var before = three.state();

        assertThat(three.after(1).outcome(1).after()).isSameAs(before);
    }

    @Test
    void aClockThatStepsBackFreesNothing() {
        three.take(3);

        assertThat(three.after(-LENGTH).granted(1)).isFalse();
    }

    @Test
    void aClockThatStepsBackBlocksToTheNextBorder() {
        three.take(3);
        three.after(-LENGTH - 1).take(1);

        assertThat(three.after(1).granted(3)).isTrue();
    }
}
