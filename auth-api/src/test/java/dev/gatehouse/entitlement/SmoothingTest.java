// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmoothingTest {
    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final Smoothing TENS = new Smoothing(true, 15, 0.5, 10, DELAY);

    @ParameterizedTest
    @CsvSource({"50, 45, 60", "50, 30, 50", "95, 90, 100", "100, 100, 100", "50, 44, 50"})
    void risesByAStepWhereItIsUsedEnough(long present, long used, long raised) {
        assertThat(TENS.raised(present, used, 100)).isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"20, 5, 15", "15, 0, 15", "50, 35, 40", "50, 36, 50"})
    void goesDownByAStepWhereItIsUsedLittle(long present, long used, long lowered) {
        assertThat(TENS.lowered(present, used)).isEqualTo(lowered);
    }

    @Test
    void aPresentBelowTheThresholdIsNotLoweredUpwards() {
        assertThat(new Smoothing(true, 50, 0.1, 10, DELAY).lowered(20, 0)).isEqualTo(20);
    }

    @Test
    void aPresentAboveTheHighestIsNotRaised() {
        assertThat(TENS.raised(120, 120, 100)).isEqualTo(120);
    }

    @Test
    void theGreatestStepGoesToTheHighest() {
        assertThat(new Smoothing(true, 1, 0.5, Long.MAX_VALUE, DELAY).raised(50, 50, 100))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aTriggerThatIsNoNumberIsRefused(double trigger) {
        assertThatThrownBy(() -> new Smoothing(true, 1, trigger, 1, DELAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trigger must be a number");
    }

    @ParameterizedTest
    @CsvSource({"false,1,1,1,1", "true,0,1,1,1", "true,1,0,1,1", "true,1,1,0,1", "true,1,1,1,0", "true,-1,1,1,1"})
    void withoutOneOfItsNumbersItHasNoEffect(boolean enabled, long threshold, double trigger, long step, long delay) {
        assertThat(new Smoothing(enabled, threshold, trigger, step, Duration.ofSeconds(delay)).isEffective())
                .isFalse();
    }

    @Test
    void withAllItsNumbersItHas() {
        assertThat(TENS.isEffective()).isTrue();
    }
}
