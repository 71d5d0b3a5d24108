// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatienceTest {
    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "2, true", "3, false", "4, false"})
    void requestWaitsOnceMoreThanTheThrottleSays(int waited, boolean waits) {
        assertThat(Patience.mayWait(new Throttle(Duration.ofMillis(300), 2), waited))
                .isEqualTo(waits);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 5", "PT-1S, 5", "PT1S, 0", "PT1S, -1", "PT61S, 5", "P10000D, 5"})
    void requestDoesNotWaitForNothingOrForTooLong(Duration interval, long retries) {
        assertThat(Patience.mayWait(new Throttle(interval, retries), 0)).isFalse();
    }

    @Test
    void allWaitsTogetherAreBounded() {
        var throttle = new Throttle(Duration.ofSeconds(10), Long.MAX_VALUE);

        assertThat(Patience.mayWait(throttle, 5)).isTrue();
        assertThat(Patience.mayWait(throttle, 6)).isFalse();
    }
}
