// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much code that fails may write into a log. */
final class FailureLogTest {
    private final MutableInstantSource clock = new MutableInstantSource();
    private final FailureLog log = new FailureLog(clock);
    private final List<Long> untold = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            log.tell(new IllegalStateException("a secret"), (text, more) -> {
                lines.add(text);
                untold.add(more);
            });
        }
    }

    @Test
    void firstFailureIsToldAtOnce() {
        fail(1);

        assertThat(untold).containsExactly(0L);
    }

    @Test
    void at60OthersAreCountedForAMinute() {
        fail(1000);
        clock.advance(Duration.ofMinutes(1).minusMillis(1));
        fail(1);

        assertThat(untold).containsExactly(0L);
    }

    @Test
    void nextLineSaysHowManyThereWere() {
        fail(1000);
        clock.advance(Duration.ofMinutes(1));
        fail(2);

        assertThat(untold).containsExactly(0L, 999L);
    }

    @Test
    void at58LineHoldsNoMessage() {
        fail(1);

        assertThat(lines.get(0)).contains("IllegalStateException").doesNotContain("secret");
    }
}
