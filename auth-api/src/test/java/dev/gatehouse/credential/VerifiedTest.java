// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class VerifiedTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String ORDERS = "orders:0a1b";

    private static boolean holds(long seconds, String asking) {
        return new Verified(NOW.plusSeconds(seconds), Optional.of(ORDERS)).holds(asking, NOW);
    }

    @Test
    void holdsBeforeItsSecond() {
        assertThat(holds(1, ORDERS)).isTrue();
    }

    @Test
    void doesNotHoldInItsSecond() {
        assertThat(holds(0, ORDERS)).isFalse();
    }

    @Test
    void doesNotHoldForAnotherApi() {
        assertThat(holds(1, "billing:0a1b")).isFalse();
    }

    @Test
    void doesNotHoldForAnotherMethodOfTheApi() {
        assertThat(holds(1, "orders:2c3d")).isFalse();
    }

    @Test
    void holdsForEveryApiIfNobodyWroteDownWhose() {
        assertThat(new Verified(NOW.plusSeconds(1), Optional.empty()).holds(ORDERS, NOW))
                .isTrue();
    }

    @Test
    void onceHoldsForNoOther() {
        assertThat(Verified.once(ORDERS).holds(ORDERS, NOW)).isFalse();
    }

    @Test
    void countsWholeSeconds() {
        assertThat(new Verified(NOW.plusMillis(999), Optional.empty()).until()).isEqualTo(NOW);
    }

    @Test
    void cannotEndBeforeThereWereSeconds() {
        assertThatThrownBy(() -> new Verified(Instant.EPOCH, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class OfCredentials {
        private final Credentials verified =
                Credentials.of(CredentialKind.TOKEN).with(Verified.once(ORDERS));

        @Test
        void makesThemThoseOfACustomMethod() {
            assertThat(verified.kind()).isEqualTo(CredentialKind.CUSTOM);
        }

        @Test
        void isForgottenWithTheKind() {
            assertThat(verified.with(CredentialKind.TOKEN)).isEqualTo(Credentials.of(CredentialKind.TOKEN));
        }

        @Test
        void isKeptWithAnotherKey() {
            assertThat(verified.with(SignatureKey.none()).verified()).contains(Verified.once(ORDERS));
        }

        @Test
        void belongsToNoOtherKind() {
            assertThatThrownBy(() -> new Credentials(
                            CredentialKind.TOKEN,
                            Optional.empty(),
                            SignatureKey.none(),
                            Optional.of(Verified.once(ORDERS))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
