// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClientLimitsTest {
    private static final Duration TIME = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.001S", "PT2562047788015215H"})
    void timesArePositiveAndADayAtMost(String text) {
        var time = Duration.parse(text);

        assertThatIllegalArgumentException().isThrownBy(() -> new ClientLimits(1, 0, time, TIME, TIME, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientLimits(1, 0, TIME, time, TIME, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientLimits(1, 0, TIME, TIME, time, TIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientLimits(1, 0, TIME, TIME, TIME, time));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void someConnectionMustBeAllowed(int connections) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientLimits(connections, 0, TIME, TIME, TIME, TIME))
                .withMessageContaining("connections must be at least 1");
    }

    @Test
    void aRateIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientLimits(1, -1, TIME, TIME, TIME, TIME));
    }

    @Test
    void theUsualOnesBoundEverything() {
        var usual = ClientLimits.standard();

        assertThat(usual.connections()).isEqualTo(10_000);
        assertThat(usual.octetsPerSecond()).isEqualTo(100);
        assertThat(usual.head()).isEqualTo(Duration.ofSeconds(30));
        assertThat(usual.request()).isEqualTo(Duration.ofMinutes(2));
        assertThat(usual.answer()).isEqualTo(Duration.ofMinutes(2));
    }
}
