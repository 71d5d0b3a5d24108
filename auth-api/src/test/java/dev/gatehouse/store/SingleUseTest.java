// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SingleUseTest {
    private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

    @Test
    void equalPartsAreTheSameThing() {
        assertThat(SingleUse.of("jti", "issuer", "1")).isEqualTo(SingleUse.of("jti", "issuer", "1"));
    }

    @Test
    void anotherPurposeIsAnotherThing() {
        assertThat(SingleUse.of("jti", "1")).isNotEqualTo(SingleUse.of("nonce", "1"));
    }

    @Test
    void bordersOfPartsCount() {
        assertThat(SingleUse.of("jti", "ab", "c").fingerprint())
                .isNotEqualTo(SingleUse.of("jti", "a", "bc").fingerprint());
    }

    @Test
    void anEmptyPartCounts() {
        assertThat(SingleUse.of("jti", "a", "").fingerprint())
                .isNotEqualTo(SingleUse.of("jti", "a").fingerprint());
    }

    @Test
    void whatItIsDoesNotShowItsParts() {
        assertThat(SingleUse.of("nonce", "n-0123456789").toString()).doesNotContain("n-0123456789");
    }

    @Test
    void anyLengthBecomesTheSameLength() {
        assertThat(SingleUse.of("signature", "x".repeat(100_000)).fingerprint()).hasSize(64);
    }

    @Test
    void nothingIsNoThing() {
        assertThatThrownBy(() -> SingleUse.of("jti")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nonce", "a b", "a:b", "é", "123456789012345678901234567890123"})
    void aPurposeOfOtherCharactersIsRefused(String purpose) {
        assertThatThrownBy(() -> new SingleUse(purpose, FINGERPRINT)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void aFingerprintOfAnotherFormIsRefused(String fingerprint) {
        assertThatThrownBy(() -> new SingleUse("jti", fingerprint)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeWithinBoundsIsChecked() {
        assertThat(ReplayStore.checked(ReplayStore.LONGEST)).isEqualTo(ReplayStore.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P7DT0.000000001S"})
    void aTimeOutOfBoundsIsRefused(String time) {
        assertThatThrownBy(() -> ReplayStore.checked(Duration.parse(time)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most PT168H");
    }
}
