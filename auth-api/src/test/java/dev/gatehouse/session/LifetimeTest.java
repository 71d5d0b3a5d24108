// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifetimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T12:00:00Z, false",
        "2026-01-01T12:00:09.999999999Z, false",
        "2026-01-01T12:00:10Z, false",
        "2026-01-01T12:00:10.000000001Z, false",
        "2026-01-01T12:00:10.999999999Z, false",
        "2026-01-01T12:00:11Z, true",
        "2030-01-01T00:00:00Z, true"
    })
    void endsAfterTheSecondOfItsEnd(Instant now, boolean expired) {
        var lifetime = Lifetime.until(Instant.parse("2026-01-01T12:00:10Z"));

        assertThat(lifetime.expiredAt(now)).isEqualTo(expired);
    }

    @Test
    void lastsTheWholeSecondEvenIfItsEndIsInTheMiddle() {
        var lifetime = Lifetime.until(Instant.parse("2026-01-01T12:00:10.2Z"));

        assertThat(lifetime.expiredAt(Instant.parse("2026-01-01T12:00:10.9Z"))).isFalse();
    }

    @Test
    void at72EndsIfItsEndIsLongPast() {
        assertThat(Lifetime.until(Instant.ofEpochSecond(1)).expiredAt(Instant.ofEpochSecond(2)))
                .isTrue();
    }

    @Test
    void endsIfItsEndIsBeforeTheEpoch() {
        assertThat(Lifetime.until(Instant.ofEpochSecond(-1)).expiredAt(Instant.EPOCH))
                .isTrue();
    }

    @Test
    void neverEndsWithoutAnEnd() {
        assertThat(Lifetime.unlimited().expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void isActiveUnlessSwitchedOff() {
        assertThat(Lifetime.unlimited().inactive()).isFalse();
    }
}
