// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
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

    @Test
    void saysNothingAboutItsRecordUnlessItIsTold() {
        assertThat(Lifetime.unlimited().retention()).isEqualTo(Retention.UNSTATED);
    }

    @Test
    void sayingHowLongTheRecordIsKeptChangesNothingElse() {
        var end = Instant.parse("2026-01-01T12:00:10Z");

        assertThat(Lifetime.until(end).with(new Retention.Forever()))
                .isEqualTo(new Lifetime(end, false, new Retention.Forever()));
    }

    @Test
    void neverEndsIfThatIsSaid() {
        assertThat(Lifetime.until(Instant.MAX).expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void recordIsKeptForSomeTimeOrNotFixed() {
        assertThatThrownBy(() -> new Retention.Fixed(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }

    @Nested
    class BroughtForward {
        private final Instant end = Instant.parse("2026-01-01T12:00:10Z");

        @Test
        void endsEarlier() {
            assertThat(Lifetime.until(end.plusSeconds(1)).endingBy(end).expires())
                    .isEqualTo(end);
        }

        @Test
        void endsAtAllIfItHadNoEnd() {
            assertThat(Lifetime.unlimited().endingBy(end).expires()).isEqualTo(end);
        }

        @Test
        void isNeverPutOff() {
            assertThat(Lifetime.until(end).endingBy(end.plusSeconds(1)).expires())
                    .isEqualTo(end);
        }

        @Test
        void staysSwitchedOff() {
            assertThat(new Lifetime(null, true).endingBy(end).inactive()).isTrue();
        }
    }
}
