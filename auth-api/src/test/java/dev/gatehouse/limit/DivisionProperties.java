// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

final class DivisionProperties {
    private static long exact(long dividend, long divisor, RoundingMode mode) {
        return BigDecimal.valueOf(dividend)
                .divide(BigDecimal.valueOf(divisor), 0, mode)
                .longValueExact();
    }

    @Property(tries = 10_000)
    void floorIsExact(
            @ForAll @LongRange(max = Limit.MOST) long dividend,
            @ForAll @LongRange(min = 1, max = Limit.MOST) long divisor) {
        assertThat(Division.floor(dividend, divisor)).isEqualTo(exact(dividend, divisor, RoundingMode.FLOOR));
    }

    @Property(tries = 10_000)
    void ceilingIsExact(
            @ForAll @LongRange(max = Limit.MOST) long dividend,
            @ForAll @LongRange(min = 1, max = Limit.MOST) long divisor) {
        assertThat(Division.ceiling(dividend, divisor)).isEqualTo(exact(dividend, divisor, RoundingMode.CEILING));
    }

    @Property(tries = 10_000)
    void besideAMultipleBothAreExact(
            @ForAll @LongRange(min = 1, max = 90_000_000) long quotient,
            @ForAll @LongRange(min = 2, max = 90_000_000) long divisor) {
        long product = quotient * divisor;

        assertThat(Division.floor(product - 1, divisor)).isEqualTo(quotient - 1);
        assertThat(Division.ceiling(product + 1, divisor)).isEqualTo(quotient + 1);
    }

    @Property(tries = 10_000)
    void byOneNothingChanges(@ForAll @LongRange(max = Limit.MOST) long dividend) {
        assertThat(Division.floor(dividend, 1))
                .isEqualTo(Division.ceiling(dividend, 1))
                .isEqualTo(dividend);
    }
}
