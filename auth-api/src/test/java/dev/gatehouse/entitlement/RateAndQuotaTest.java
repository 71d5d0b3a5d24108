// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RateAndQuotaTest {
    private static RateLimit rate(double permits, Duration period) {
        return new RateLimit(permits, period, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void at54PermitsThatAreNoNumberAreRefused(double permits) {
        assertThatThrownBy(() -> rate(permits, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("permits must be a number");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aRateMadeInJavaHasPermits(long permits) {
        assertThatThrownBy(() -> RateLimit.of(permits, Duration.ofSeconds(1)))
                .hasMessage("permits must be at least 1, was " + permits);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aRateMadeInJavaHasAPeriod(long seconds) {
        assertThatThrownBy(() -> RateLimit.of(1, Duration.ofSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "-1, 1, true", "1, 0, true", "1, -1, true", "0.1, 1, false", "1, 1, false"})
    void aRateIsUnlimitedWithoutOneOfItsNumbers(double permits, long seconds, boolean unlimited) {
        assertThat(rate(permits, Duration.ofSeconds(seconds)).isUnlimited()).isEqualTo(unlimited);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, 0.1", "1, 500, 0.5", "0.5, 1000, 2", "0, 1000, 0", "-1, 1000, 0", "10, 0, 0"})
    void ratesAreComparedByTheTimeBetweenRequests(double permits, long millis, double spacing) {
        assertThat(rate(permits, Duration.ofMillis(millis)).spacing()).isEqualTo(spacing);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aQuotaMadeInJavaHasAMaximum(long max) {
        assertThatThrownBy(() -> Quota.of(max, Duration.ofSeconds(1))).hasMessage("max must be at least 1, was " + max);
    }

    @Test
    void aQuotaMadeInJavaIsRenewed() {
        assertThatThrownBy(() -> Quota.of(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, true", "-2, true", "1, false"})
    void aQuotaIsUnlimitedWithoutAMaximum(long max, boolean unlimited) {
        assertThat(new Quota(max, Duration.ofSeconds(1)).isUnlimited()).isEqualTo(unlimited);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, true", "1, 2, false", "1, 1, false", "-1, 5, true", "5, -1, false", "-1, -1, true", "0, -2, true"
    })
    void quotasAreComparedWithMinusOneAsTheGreatest(long first, long second, boolean greater) {
        assertThat(Quota.greater(first, second)).isEqualTo(greater);
    }
}
