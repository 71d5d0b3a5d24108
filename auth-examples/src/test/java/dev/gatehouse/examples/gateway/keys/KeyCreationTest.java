// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.DEFAULT;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.RIGHTS;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyCreationTest {
    private final AdministeredKeys administered = new AdministeredKeys();
    private final KeyAdministration keys = administered.plain();

    @Nested
    class AMintedKey {
        @Test
        void isStored() {
            assertThat(administered.stored(keys.mint(session(RIGHTS))).organization())
                    .isEqualTo(DEFAULT);
        }

        @Test
        void belongsToItsOrganization() {
            var minted = (Written) keys.mint(session(RIGHTS));

            assertThat(TykKeys.organizationOf(Secret.of(minted.key()))).isEqualTo(DEFAULT);
        }

        @Test
        void isAnotherOneEveryTime() {
            assertThat(keys.mint(session(RIGHTS))).isNotEqualTo(keys.mint(session(RIGHTS)));
        }

        @Test
        void hasNoHashWhereKeysAreNotHashed() {
            assertThat(((Written) keys.mint(session(RIGHTS))).hash()).isEmpty();
        }

        @Test
        void isStoredUnderItsHashWhereKeysAreHashed() {
            var minted = (Written) administered.hashing().mint(session(RIGHTS));

            assertThat(administered.store.find(new SessionId(minted.hash().orElseThrow())))
                    .isPresent();
        }

        @Test
        void knowsWhenItWasMade() {
            assertThat(administered.member(keys.mint(session(RIGHTS)), "date_created"))
                    .isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void knowsWhenItWasWrittenLast() {
            assertThat(administered.member(keys.mint(session(RIGHTS)), "last_updated"))
                    .isEqualTo(Long.toString(administered.clock.instant().getEpochSecond()));
        }

        @Test
        void startsItsQuotaNow() {
            var minted = keys.mint(session(RIGHTS + ", 'quota_max': 5, 'quota_renewal_rate': 60"));

            assertThat(((Number) administered.member(minted, "quota_renews")).longValue())
                    .isEqualTo(administered.clock.instant().getEpochSecond() + 60);
        }

        @Test
        void thatSignsGetsASecretOfItsOwn() {
            var minted = keys.mint(session(RIGHTS + ", 'hmac_enabled': true, 'hmac_string': 'mine'"));

            var secret = Base64.getDecoder().decode((String) administered.member(minted, "hmac_string"));
            assertThat(new String(secret, StandardCharsets.US_ASCII)).matches("[0-9a-f]{32}");
        }

        @Test
        void thatSignsIsNoToken() {
            assertThat(administered
                            .stored(keys.mint(session(RIGHTS + ", 'hmac_enabled': true")))
                            .kind())
                    .isEqualTo(CredentialKind.SIGNATURE);
        }

        @Test
        void isNotShownInPrint() {
            var minted = (Written) keys.mint(session(RIGHTS));

            assertThat(minted.toString()).doesNotContain(minted.key());
        }
    }

    @Nested
    class AKeyWithAnIdOfItsOwn {
        @Test
        void hasItInItsText() {
            var added = (Written) keys.add("custom-key", session(RIGHTS));

            assertThat(added.key()).isEqualTo("eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJjdXN0b20ta2V5IiwiaCI6Im11cm11cjY0In0=");
        }

        @Test
        void mayLeaveTheIdToTheGateway() {
            assertThat(((Written) keys.add("", session(RIGHTS))).key()).isNotEmpty();
        }

        @Test
        void isLongEnoughWhereKeysMustBeLong() {
            assertThat(administered.requiring(50).add("", session(RIGHTS))).isInstanceOf(Written.class);
        }

        @Test
        void keepsTheSecretThatCameWithIt() {
            var added = keys.add("abc123", session(RIGHTS + ", 'hmac_enabled': true, 'hmac_string': 'mine'"));

            assertThat(administered.member(added, "hmac_string")).isEqualTo("mine");
        }

        @Test
        void replacesOneThatExists() {
            keys.add("twice", session(RIGHTS + ", 'alias': 'first'"));

            var second = keys.add("twice", session(RIGHTS + ", 'alias': 'second'"));

            assertThat(administered.stored(second).attributes().alias()).isEqualTo("second");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "ab"})
        void mustBeLongEnoughToBeLookedUp(String id) {
            assertThat(keys.add(id, session(RIGHTS)))
                    .isEqualTo(new Refused(
                            Reason.UNUSABLE_KEY,
                            "custom key ID length " + id.length() + " is less than min_token_length (3);"
                                    + " the key would be unreachable at auth time. Use an ID of at least min_token_length"
                                    + " characters, or lower min_token_length in the gateway configuration."));
        }

        @Test
        void isMeasuredInOctets() {
            assertThat(keys.add("éé", session(RIGHTS))).isInstanceOf(Written.class);
        }

        @Test
        void at72KeepsAnExpiryInThePast() {
            var added = keys.add("abc123", session(RIGHTS + ", 'expires': 1000"));

            assertThat(administered.stored(added).lifetime().expires()).isEqualTo(Instant.ofEpochSecond(1000));
        }

        @Test
        void isKeptAsLongAsItsRecordSays() {
            var added = keys.add("brief", session(RIGHTS + ", 'session_lifetime': 60"));

            administered.clock.advance(Duration.ofSeconds(61));

            assertThat(administered.find(added)).isEmpty();
        }
    }

    @Nested
    class AnIdThatNoRequestCouldPresent {
        private final String tooLong = "i".repeat(4096);

        @Test
        void isRefused() {
            assertThat(AdministeredKeys.reason(keys.add(tooLong, session(RIGHTS))))
                    .isEqualTo(Reason.UNUSABLE_KEY);
        }

        @Test
        void leavesNoRecord() {
            keys.add(tooLong, session(RIGHTS));

            assertThat(administered.store.scan("", 10).ids()).isEmpty();
        }

        @Test
        void isNotPartOfTheReason() {
            assertThat(((Refused) keys.add(tooLong, session(RIGHTS))).detail()).doesNotContain("iii");
        }
    }
}
