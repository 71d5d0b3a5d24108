// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TimeToLiveTest {
    @Test
    void noneIsForEver() {
        assertThat(TimeToLive.milliseconds(null)).isEmpty();
    }

    @Test
    void moreThanRedisCountsIsForEver() {
        assertThat(TimeToLive.milliseconds(Duration.ofSeconds(Long.MAX_VALUE))).isEmpty();
    }

    @Test
    void nothingIsGoneAtOnce() {
        assertThat(TimeToLive.milliseconds(Duration.ZERO)).isEqualTo("0");
    }

    @Test
    void lessThanNothingIsGoneAtOnce() {
        assertThat(TimeToLive.milliseconds(Duration.ofNanos(-1))).isEqualTo("0");
    }

    @Test
    void theLeastIsAMillisecond() {
        assertThat(TimeToLive.milliseconds(Duration.ofNanos(1))).isEqualTo("1");
    }

    @Test
    void wholeMillisecondsStay() {
        assertThat(TimeToLive.milliseconds(Duration.ofMillis(1500))).isEqualTo("1500");
    }

    @Test
    void fractionsAreRoundedUp() {
        assertThat(TimeToLive.milliseconds(Duration.ofNanos(1_500_000_001))).isEqualTo("1501");
    }
}
