// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.policies;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

final class PolicyWatchTest {
    @Test
    void failedLookDoesNotEndTheWatch() {
        assertThatCode(() -> PolicyWatch.look(() -> {
                    throw new UncheckedIOException(new IOException("the listing broke off"));
                }))
                .doesNotThrowAnyException();
    }
}
