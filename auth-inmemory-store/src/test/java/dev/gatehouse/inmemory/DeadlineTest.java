// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlineTest {
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

    @Test
    void countsNanoseconds() {
        assertThat(Deadline.of(Instant.ofEpochSecond(1, 2))).isEqualTo(1_000_000_002L);
    }

    @Property
    void keepsTheOrderOfInstants(@ForAll Instant one, @ForAll Instant other) {
        if (one.isBefore(other)) {
            assertThat(Deadline.of(one)).isLessThanOrEqualTo(Deadline.of(other));
        }
    }

    @Property
    void isExactForThreeHundredYears(@ForAll @LongRange(min = 1, max = 7_000_000_000_000_000_000L) long nanos) {
        assertThat(Deadline.after(Instant.EPOCH, Duration.ofNanos(nanos))).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void isNowForALifeThatIsOver(long seconds) {
        assertThat(Deadline.after(NOW, Duration.ofSeconds(seconds))).isEqualTo(Deadline.of(NOW));
    }

    @Test
    void isNeverForALifeWithoutEnd() {
        assertThat(Deadline.after(NOW, null)).isEqualTo(Deadline.NEVER);
    }

    @ParameterizedTest
    @ValueSource(longs = {9_000_000_000L, Long.MAX_VALUE})
    void isNeverForALifeBeyondTheRange(long seconds) {
        assertThat(Deadline.after(NOW, Duration.ofSeconds(seconds))).isEqualTo(Deadline.NEVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void everyInstantIsBeforeNever(String instant) {
        assertThat(Deadline.of(Instant.parse(instant))).isLessThan(Deadline.NEVER);
    }
}
