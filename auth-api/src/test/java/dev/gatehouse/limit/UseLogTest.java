// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UseLogTest {
    private static final int MANY = 1_000;

    @Test
    void ofNoTimesIsEmpty() {
        assertThat(UseLog.of()).isEqualTo(UseLog.EMPTY);
    }

    @Test
    void givesBackItsTimes() {
        assertThat(UseLog.of(1, 2, 2).at(1)).isEqualTo(2);
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeOf() {
        var times = new long[] {1, 2};
        var log = UseLog.of(times);
        times[0] = 7;

        assertThat(log.at(0)).isEqualTo(1);
    }

    @Test
    void timesInAnotherOrderAreRefused() {
        assertThatThrownBy(() -> UseLog.of(1, 3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use 2 is at 2 after one at 3");
    }

    @Test
    void thereIsNoUseBehindTheLast() {
        assertThatThrownBy(() -> UseLog.of(1, 2).at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void thereIsNoUseBeforeTheFirst() {
        assertThatThrownBy(() -> UseLog.of(1, 2).within(1, 9).at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void oneThatGoesOnDoesNotChange() {
        var log = UseLog.of(1);
        log.with(2, 1).with(3, 1);

        assertThat(log).isEqualTo(UseLog.of(1));
    }

    @Test
    void twoThatGoOnFromOneDoNotDisturbEachOther() {
        var log = UseLog.EMPTY.with(1, 1).with(2, 1);
        var first = log.with(3, 1).with(4, 1);
        var second = log.with(5, 1).with(6, 1);

        assertThat(first.toString() + second).isEqualTo("UseLog[1, 2, 3, 4]UseLog[1, 2, 5, 6]");
    }

    @Test
    void twoThatGoOnAlikeAreEqual() {
        var log = UseLog.EMPTY.with(1, 1).with(2, 2);
        log.with(3, 1).with(4, 1);

        assertThat(log.with(3, 1).with(5, 1)).isEqualTo(UseLog.of(1, 2, 2, 3, 5));
    }

    @Test
    void oneMadeInVainLeavesNoTrace() {
        var log = UseLog.EMPTY;
        for (int i = 1; i <= MANY; i++) {
            log.with(-i, 3);
            log = log.with(i, 1);
            log.with(MANY, 2);
        }

        assertThat(log.size() + log.at(0) + log.at(MANY - 1)).isEqualTo(MANY + 1 + MANY);
    }

    @Test
    void usesAtTheEpochCountAsAnyOther() {
        var log = UseLog.EMPTY.with(0, 2);
        log.with(1, 1).with(2, 1);

        assertThat(log.with(3, 1).with(4, 1)).isEqualTo(UseLog.of(0, 0, 3, 4));
    }

    @Test
    void ofUsesThatEndedTheRestIsLeft() {
        assertThat(UseLog.of(1, 2, 3).with(4, 1).within(2, 9)).isEqualTo(UseLog.of(3, 4));
    }

    @Test
    void ofUsesThatAllEndedNothingIsLeft() {
        assertThat(UseLog.of(1, 2, 3).within(3, 9)).isSameAs(UseLog.EMPTY);
    }

    @Test
    void ofUsesThatLastAllIsLeft() {
        var log = UseLog.of(1, 2, 3);

        assertThat(log.within(0, 9)).isSameAs(log);
    }

    @Test
    void usesInTheFutureHappenedNow() {
        assertThat(UseLog.of(1, 5).with(7, 2).within(0, 3)).isEqualTo(UseLog.of(1, 3, 3, 3));
    }

    @Test
    void equalOnesHaveOneHash() {
        assertThat(UseLog.of(1, 2).with(3, 2)).hasSameHashCodeAs(UseLog.of(1, 2, 3, 3));
    }

    @Test
    void othersAreNotEqual() {
        assertThat(UseLog.of(1, 2)).isNotEqualTo(UseLog.of(1, 3)).isNotEqualTo(UseLog.of(1));
    }

    @Test
    void threadsThatGoOnFromOneDoNotDisturbEachOther() {
        var log = UseLog.EMPTY.with(1, 1).with(2, 1);

        var ends = IntStream.range(0, 64).parallel().mapToObj(thread -> goneOn(log, thread));

        assertThat(ends).containsOnly(true);
    }

    /** Whether a log that a thread goes on with has the times of that thread and no others. */
    private static boolean goneOn(UseLog log, int thread) {
        var mine = log;
        for (int i = 1; i <= MANY; i++) {
            mine = mine.with(MANY * i + thread, 1);
        }
        boolean same = mine.size() == 2 + MANY;
        for (int i = 2; i < mine.size(); i++) {
            same &= mine.at(i) == MANY * (i - 1L) + thread;
        }
        return same;
    }
}
