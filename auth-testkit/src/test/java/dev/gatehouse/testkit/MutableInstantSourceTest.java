// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MutableInstantSourceTest {
    private final MutableInstantSource clock = new MutableInstantSource();

    @Test
    void standsAtTheBeginningOf2026() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void standsWhereItIsTold() {
        assertThat(new MutableInstantSource(Instant.EPOCH).instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void advances() {
        clock.advance(Duration.ofSeconds(90));

        assertThat(clock.instant()).isEqualTo(MutableInstantSource.START.plusSeconds(90));
    }

    @Test
    void doesNotAdvanceBackwards() {
        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSetBackwards() {
        clock.set(Instant.EPOCH);

        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void losesNoStepOfManyCallers() throws Exception {
        Callers.inParallel(8, () -> {
            for (int i = 0; i < 1_000; i++) {
                clock.advance(Duration.ofMillis(1));
            }
            return true;
        });

        assertThat(clock.instant()).isEqualTo(MutableInstantSource.START.plusSeconds(8));
    }
}
