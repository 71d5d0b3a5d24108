// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CountingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Smoothing SMOOTHING = new Smoothing(true, 1, 0.5, 1, SECOND);

    private static RateLimit rate(double permits, Duration period) {
        return new RateLimit(permits, period, Optional.empty());
    }

    private static Limit window(double permits, Duration period) {
        return Counting.OPENED_WINDOW.of(rate(permits, period));
    }

    @Nested
    class EachWay {
        private final RateLimit five = new RateLimit(5, SECOND, Optional.of(SMOOTHING));

        @Test
        void anOpenedWindowIsOne() {
            assertThat(Counting.OPENED_WINDOW.of(five)).isEqualTo(new OpenedWindow(5, SECOND));
        }

        @Test
        void aFixedWindowIsOne() {
            assertThat(Counting.FIXED_WINDOW.of(five)).isEqualTo(new FixedWindow(5, SECOND));
        }

        @Test
        void aBucketIsOne() {
            assertThat(Counting.TOKEN_BUCKET.of(five)).isEqualTo(new TokenBucket(5, SECOND));
        }

        @Test
        void aLogIsOneAndIsSmoothed() {
            assertThat(Counting.SLIDING_LOG.of(five)).isEqualTo(new SlidingLog(5, SECOND, Optional.of(SMOOTHING)));
        }
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void noRateIsNoLimit(Counting counting) {
        assertThat(counting.of(RateLimit.unlimited())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "-1, 10", "-0.5, 10", "5, 0", "5, -10"})
    void oddRatesThatSayUnlimitedAreNoLimit(double permits, long seconds) {
        assertThat(window(permits, Duration.ofSeconds(seconds))).isNull();
    }

    @Test
    void ofAFractionAboveOneTheWholePartCounts() {
        assertThat(window(2.9, SECOND)).isEqualTo(new OpenedWindow(2, SECOND));
    }

    @Test
    void aFractionBelowOneIsOneInALongerTime() {
        assertThat(window(0.25, SECOND)).isEqualTo(new OpenedWindow(1, Duration.ofSeconds(4)));
    }

    @Test
    void theSmallestFractionIsOneInTheLongestTime() {
        assertThat(window(Double.MIN_VALUE, SECOND)).isEqualTo(new OpenedWindow(1, Limit.LONGEST));
    }

    @Test
    void aFractionOfTheLongestTimeIsOneInTheLongestTime() {
        assertThat(window(0.5, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(new OpenedWindow(1, Limit.LONGEST));
    }

    @Test
    void aPeriodThatIsAPartOfASecondCountsExactly() {
        assertThat(window(5, Duration.ofMillis(500))).isEqualTo(new OpenedWindow(5, Duration.ofMillis(500)));
    }

    @Test
    void theShortestPeriodIsAMicrosecond() {
        assertThat(window(5, Duration.ofNanos(1))).isEqualTo(new OpenedWindow(5, Duration.ofNanos(1_000)));
    }

    @Test
    void theLongestPeriodIsAHundredYears() {
        assertThat(window(5, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(new OpenedWindow(5, Limit.LONGEST));
    }

    @Test
    void at54MoreThanCanBeCountedIsAllThatCanBeCounted() {
        assertThat(window(Double.MAX_VALUE, SECOND)).isEqualTo(new OpenedWindow(Limit.MOST, SECOND));
    }

    @Test
    void aRateThatALogCannotCountIsRefused() {
        assertThatThrownBy(() -> Counting.SLIDING_LOG.of(rate(10_001, SECOND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choose a window");
    }

    @Test
    void aRateThatABucketCannotCountIsRefused() {
        assertThatThrownBy(() -> Counting.TOKEN_BUCKET.of(rate(1e15, SECOND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a window has no such bound");
    }

    @Nested
    class Quotas {
        @Test
        void aQuotaIsAnOpenedWindow() {
            assertThat(Counting.of(Quota.of(100, Duration.ofHours(1))))
                    .isEqualTo(new OpenedWindow(100, Duration.ofHours(1)));
        }

        @Test
        void noQuotaIsNoLimit() {
            assertThat(Counting.of(Quota.unlimited())).isNull();
        }

        @Test
        void minusOneIsNoLimit() {
            assertThat(Counting.of(new Quota(-1, Duration.ofHours(1)))).isNull();
        }

        @Test
        void oneThatIsNeverRenewedLastsAHundredYears() {
            assertThat(Counting.of(new Quota(100, Duration.ZERO))).isEqualTo(new OpenedWindow(100, Limit.LONGEST));
        }

        @Test
        void aNegativeRenewalIsNone() {
            assertThat(Counting.of(new Quota(100, Duration.ofSeconds(-1))))
                    .isEqualTo(new OpenedWindow(100, Limit.LONGEST));
        }

        @Test
        void at54MoreThanCanBeCountedIsAllThatCanBeCounted() {
            assertThat(Counting.of(new Quota(Long.MAX_VALUE, SECOND))).isEqualTo(new OpenedWindow(Limit.MOST, SECOND));
        }
    }
}
