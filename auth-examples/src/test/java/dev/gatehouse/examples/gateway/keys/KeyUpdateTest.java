// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.DEFAULT;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.RIGHTS;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.key;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.reason;
import static dev.gatehouse.examples.gateway.keys.AdministeredKeys.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Unknown;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyUpdateTest {
    private final AdministeredKeys administered = new AdministeredKeys();
    private final KeyAdministration keys = administered.plain();

    @Nested
    class AnUpdate {
        private final String key = ((Written) keys.add("custom-key", session(RIGHTS + ", 'alias': 'old'"))).key();

        private Session now() {
            return keys.find(key(key)).orElseThrow();
        }

        @Test
        void replacesTheRecord() {
            keys.update(key(key), session(RIGHTS + ", 'alias': 'new'"), false);

            assertThat(now().attributes().alias()).isEqualTo("new");
        }

        @Test
        void findsAKeyByItsCustomId() {
            assertThat(keys.update(key("custom-key"), session(RIGHTS), false))
                    .isEqualTo(new Written(key, Optional.empty()));
        }

        @Test
        void findsAKeyByUserName() {
            var address = new KeyAddress("custom-key", DEFAULT, Form.USERNAME);

            assertThat(keys.update(address, session(RIGHTS), false)).isInstanceOf(Written.class);
        }

        @Test
        void keepsTheDateOfCreation() {
            administered.clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS + ", 'date_created': '1999-01-01T00:00:00Z'"), false);

            assertThat(now().residue().get("date_created")).isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void startsTheQuotaAnew() {
            administered.clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS), false);

            assertThat(((Number) now().residue().get("quota_renews")).longValue())
                    .isEqualTo(administered.clock.instant().getEpochSecond());
        }

        @Test
        void mayLetTheQuotaGoOn() {
            var before = now().residue();
            administered.clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS), true);

            assertThat(now().residue()).isEqualTo(before);
        }

        @Test
        void ofAKeyThatDoesNotExistIsRefused() {
            assertThat(keys.update(key("unknown"), session(RIGHTS), false)).isEqualTo(new Unknown());
        }

        @Test
        void ofNoKeyIsRefused() {
            assertThat(keys.update(key(""), session(RIGHTS), false)).isEqualTo(new Unknown());
        }

        @Test
        void neverBringsBackWhatWasDeletedMeanwhile() {
            var racing = administered.racing();

            racing.update(key(key), session(RIGHTS), false);

            assertThat(keys.find(key(key))).isEmpty();
        }

        @Test
        void mustLeaveSomeRights() {
            assertThat(reason(keys.update(key(key), session(""), false))).isEqualTo(Reason.RIGHTS);
        }

        @Test
        void at72MayExpireAKeyAtOnce() {
            keys.update(key(key), session(RIGHTS + ", 'expires': 1000"), false);

            assertThat(now().lifetime().expiredAt(administered.clock.instant())).isTrue();
        }

        @Test
        void mayTakeAnExpiryAway() {
            keys.update(key(key), session(RIGHTS + ", 'expires': 1000"), false);

            keys.update(key(key), session(RIGHTS), false);

            assertThat(now().lifetime().expires()).isNull();
        }
    }

    @Nested
    class AnUpdateOfACertificateKey {
        private final SessionId id = new SessionId("key-of-a-certificate");

        AnUpdateOfACertificateKey() {
            administered.store.put(id, session(RIGHTS + ", 'certificate': 'defaultabc'"), null);
        }

        @Test
        void mustNotDropTheCertificate() {
            assertThat(reason(keys.update(key(id.value()), session(RIGHTS), false)))
                    .isEqualTo(Reason.CERTIFICATE_MISSING);
        }

        @Test
        void mustNotNameAnotherOne() {
            assertThat(reason(keys.update(key(id.value()), session(RIGHTS + ", 'certificate': 'other'"), false)))
                    .isEqualTo(Reason.CERTIFICATE_CHANGED);
        }

        @Test
        void mayNameTheSame() {
            assertThat(keys.update(key(id.value()), session(RIGHTS + ", 'certificate': 'defaultabc'"), false))
                    .isInstanceOf(Written.class);
        }
    }

    @Nested
    class AUser {
        private final SessionId id = new SessionId("user-with-password");

        AUser() {
            administered.store.put(
                    id, session(RIGHTS + ", 'basic_auth_data': {'password': '$2a$x', 'hash_type': 'bcrypt'}"), null);
        }

        @Test
        void isShownWithoutThePassword() {
            assertThat(TykSessions.write(keys.find(key(id.value())).orElseThrow()))
                    .contains("\"basic_auth_data\":{\"hash_type\":\"bcrypt\"}");
        }

        @Test
        void keepsThePasswordIfAnUpdateDoesNotSpeakOfIt() {
            keys.update(key(id.value()), session(RIGHTS), false);

            assertThat(TykSessions.write(administered.store.find(id).orElseThrow()))
                    .contains("$2a$x");
        }

        @Test
        void mayGetTheStoredPasswordBack() {
            var same = session(RIGHTS + ", 'basic_auth_data': {'password': '$2a$x', 'hash_type': 'bcrypt'}");

            assertThat(keys.update(key(id.value()), same, false)).isInstanceOf(Written.class);
        }
    }
}
