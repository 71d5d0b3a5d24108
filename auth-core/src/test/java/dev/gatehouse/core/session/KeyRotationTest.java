// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.named;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyRotationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.keys;

    @Nested
    class WithOverlap {
        private final Created old = served.minted(named("holder"));

        @Test
        void theNewKeyOpensTheSame() {
            var fresh = (Created) keys.rotate(ref(old), HOUR);

            assertThat(served.stored(fresh.id())).isEqualTo(named("holder"));
        }

        @Test
        void theNewKeyIsAnother() {
            var fresh = (Created) keys.rotate(ref(old), HOUR);

            assertThat(fresh.key()).isNotEqualTo(old.key());
        }

        @Test
        void theOldKeyGoesOn() {
            keys.rotate(ref(old), HOUR);
            served.clock.advance(Duration.ofMinutes(59));

            assertThat(served.stored(old.id()).lifetime().expiredAt(served.clock.instant()))
                    .isFalse();
        }

        @Test
        void theOldKeyIsGoneAfterIt() {
            keys.rotate(ref(old), HOUR);
            served.clock.advance(HOUR);

            assertThat(served.exists(old.id())).isFalse();
        }

        @Test
        void theOldKeySaysWhenItEnds() {
            keys.rotate(ref(old), HOUR);

            assertThat(served.stored(old.id()).lifetime().expires())
                    .isEqualTo(served.clock.instant().plus(HOUR));
        }

        @Test
        void theNewKeyIsThereAfterIt() {
            var fresh = (Created) keys.rotate(ref(old), HOUR);
            served.clock.advance(DAY);

            assertThat(served.exists(fresh.id())).isTrue();
        }

        @Test
        void bothAreTold() {
            served.events.clear();

            var fresh = (Created) keys.rotate(ref(old), HOUR);

            assertThat(served.events)
                    .containsExactly(
                            new AuthEvent.TokenCreated(ACME, fresh.id(), served.clock.instant()),
                            new AuthEvent.TokenUpdated(ACME, old.id(), served.clock.instant()));
        }

        @Test
        void thereAreThreeRoundTrips() {
            served.store.calls = 0;

            keys.rotate(ref(old), HOUR);

            assertThat(served.store.calls).isEqualTo(3);
        }

        @Test
        void theHashIsEnoughToPointAtIt() {
            assertThat(keys.rotate(new KeyRef.ById(old.id()), HOUR)).isInstanceOf(Created.class);
        }

        @Test
        void mayBeLongerThanTime() {
            assertThat(keys.rotate(ref(old), Duration.ofSeconds(Long.MAX_VALUE)))
                    .isInstanceOf(Created.class);
        }
    }

    @Nested
    class AnEndOfItsOwn {
        private final Instant end = served.clock.instant().plus(HOUR);

        @Test
        void isNotPutOff() {
            var old = served.minted(ORDERING.with(Lifetime.until(end)));

            keys.rotate(ref(old), DAY);

            assertThat(served.stored(old.id()).lifetime().expires()).isEqualTo(end);
        }

        @Test
        void isThatOfTheNewKeyToo() {
            var old = served.minted(ORDERING.with(Lifetime.until(end)));

            var fresh = (Created) keys.rotate(ref(old), DAY);

            assertThat(served.stored(fresh.id()).lifetime().expires()).isEqualTo(end);
        }

        @Test
        void ofTheRecordIsNotPutOffEither() {
            var retention = new Retention.AfterExpiry(Duration.ZERO);
            var old = served.minted(ORDERING.with(Lifetime.until(end).with(retention)));

            keys.rotate(ref(old), DAY);

            assertThat(served.store.timesToLive.get(old.id())).isEqualTo(HOUR);
        }

        @Test
        void thatHasPassedRefusesARotation() {
            var old = served.minted(ORDERING.with(Lifetime.until(Instant.ofEpochSecond(1000))));

            assertThat(reason(keys.rotate(ref(old), DAY))).isEqualTo(Reason.EXPIRED);
        }
    }

    @Nested
    class WithoutOverlap {
        private final Created old = served.minted();

        @Test
        void theOldKeyIsGoneAtOnce() {
            keys.rotate(ref(old), Duration.ZERO);

            assertThat(served.exists(old.id())).isFalse();
        }

        @Test
        void theOldKeyIsToldAsDeleted() {
            keys.rotate(ref(old), Duration.ZERO);

            assertThat(served.events).contains(new AuthEvent.TokenDeleted(ACME, old.id(), served.clock.instant()));
        }

        @Test
        void aSecondRotationFindsNothing() {
            keys.rotate(ref(old), Duration.ZERO);

            assertThat(keys.rotate(ref(old), Duration.ZERO)).isEqualTo(new Unknown());
        }
    }

    @Nested
    class AKeyThatIsRevokedMeanwhile {
        private final Created old = served.minted();

        @Test
        void hasNoSuccessor() {
            served.store.afterNextAddition(() -> keys.revoke(ref(old)));

            assertThat(keys.rotate(ref(old), HOUR)).isEqualTo(new Unknown());
            assertThat(keys.list("", 10).ids()).isEmpty();
        }

        @Test
        void hasNoSuccessorWithoutOverlapEither() {
            served.store.afterNextRead(() -> keys.revoke(ref(old)));

            assertThat(keys.rotate(ref(old), Duration.ZERO)).isEqualTo(new Unknown());
            assertThat(keys.list("", 10).ids()).isEmpty();
        }
    }

    @Nested
    class Refused {
        @Test
        void isAKeyThatNobodyKnows() {
            assertThat(keys.rotate(ref(Secret.of("unknown")), HOUR)).isEqualTo(new Unknown());
        }

        @Test
        void isAUser() {
            keys.addUser("alice", ORDERING, Existing.KEPT);

            assertThat(reason(keys.rotate(new KeyRef.ByUsername(ACME, "alice"), HOUR)))
                    .isEqualTo(Reason.NOT_SUPPORTED);
        }

        @Test
        void isAKeyWhoseIdIsPublic() {
            var signing = served.minted(ORDERING.with(CredentialKind.SIGNATURE));

            assertThat(reason(keys.rotate(ref(signing), HOUR))).isEqualTo(Reason.NOT_SUPPORTED);
        }

        @Test
        void isAnOverlapBelowZero() {
            var old = served.minted();

            assertThatThrownBy(() -> keys.rotate(ref(old), Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
