// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.http.BodyUnavailableException;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.store.StoreUnavailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of the host that goes wrong. */
final class ForeignCodeTest {
    private final List<Throwable> told = new ArrayList<>();

    private String run(RuntimeException failure) {
        return ForeignCode.guarded(
                () -> {
                    throw failure;
                },
                "refused",
                told::add);
    }

    @Test
    void at67WhatItThrowsRefusesAndIsTold() {
        var failure = new IllegalStateException();

        assertThat(run(failure)).isEqualTo("refused");
        assertThat(told).containsExactly(failure);
    }

    static List<RuntimeException> others() {
        return List.of(
                new StoreUnavailableException("away"),
                new StoreFullException(1),
                new BodyUnavailableException("broke off", new IOException()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatOthersDidPassesThroughAndIsNotTold(RuntimeException failure) {
        assertThatThrownBy(() -> run(failure)).isSameAs(failure);
        assertThat(told).isEmpty();
    }
}
