// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StoreUnavailableExceptionTest {
    private final StoreUnavailableException failure = new StoreUnavailableException("no answer");

    @Test
    void namesNoPortUnlessToldOne() {
        assertThat(failure.port()).isEmpty();
    }

    @Test
    void namesThePortItIsTold() {
        assertThat(failure.at(StorePort.REPLAYS).port()).contains(StorePort.REPLAYS);
    }

    @Test
    void keepsWhatItSaysAndWhereItComesFrom() {
        assertThat(failure.at(StorePort.SESSIONS)).hasMessage("no answer").hasCause(failure);
    }
}
