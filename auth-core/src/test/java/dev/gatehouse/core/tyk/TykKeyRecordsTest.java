// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TykKeyRecordsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final String HASHED = "'basic_auth_data': {'password': '$2a$10$hash', 'hash_type': 'bcrypt'}";

    private final TykKeyRecords records = new TykKeyRecords(new SecureRandom());

    private static Session session(String members) {
        var text = "{'org_id': 'default', 'access_rights': {'orders': {'api_id': 'orders'}}"
                + (members.isEmpty() ? "" : ", " + members) + "}";
        return TykSessions.read(text.replace('\'', '"'));
    }

    private static Object member(Session session, String name) {
        return session.residue().get(name);
    }

    private static Optional<Reason> reason(Optional<Refused> refused) {
        return refused.map(Refused::reason);
    }

    @Nested
    class ANewRecord {
        @Test
        void knowsWhenItWasMade() {
            assertThat(member(records.added(session(""), NOW), "date_created")).isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void knowsWhenItWasWrittenLast() {
            assertThat(member(records.added(session(""), NOW), "last_updated"))
                    .isEqualTo(Long.toString(NOW.getEpochSecond()));
        }

        @Test
        void startsItsQuotaNow() {
            var added = records.added(session("'quota_max': 5, 'quota_renewal_rate': 60"), NOW);

            assertThat(TykSessions.Quota.of(added).renews()).isEqualTo(NOW.getEpochSecond() + 60);
        }

        @Test
        void keepsMembersOfOthers() {
            assertThat(member(records.added(session("'mine': 7"), NOW), "mine")).isEqualTo(7);
        }

        @Test
        void keepsASecretOfItsOwn() {
            var added = records.added(session("'hmac_enabled': true, 'hmac_string': 'mine'"), NOW);

            assertThat(added.credentials().signature().secret()).contains(Secret.of("mine"));
        }

        @Test
        void at72KeepsAPastExpiry() {
            assertThat(records.added(session("'expires': 1000"), NOW).lifetime().expires())
                    .isEqualTo(Instant.ofEpochSecond(1000));
        }
    }

    @Nested
    class AMintedRecord {
        private final Session minted = records.minted(session("'hmac_enabled': true, 'hmac_string': 'mine'"), NOW);

        @Test
        void getsASecretToSignWith() {
            var text = minted.credentials().signature().secret().orElseThrow().reveal();

            assertThat(new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII))
                    .matches("[0-9a-f]{32}");
        }

        @Test
        void isForSignatures() {
            assertThat(minted.kind()).isEqualTo(CredentialKind.SIGNATURE);
        }

        @Test
        void getsNoneIfItDoesNotSign() {
            assertThat(records.minted(session(""), NOW).credentials()).isEqualTo(Credentials.of(CredentialKind.TOKEN));
        }
    }

    @Nested
    class AChangedRecord {
        private final Session old = records.added(session("'quota_renewal_rate': 60"), NOW);

        private Session changed(String members, Counters counters) {
            return records.changed(old, session(members), counters, LATER);
        }

        @Test
        void knowsStillWhenItWasMade() {
            assertThat(member(changed("'date_created': '1999-01-01T00:00:00Z'", Counters.KEPT), "date_created"))
                    .isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void startsItsQuotaAnew() {
            assertThat(TykSessions.Quota.of(changed("'quota_renewal_rate': 5", Counters.RESTARTED))
                            .renews())
                    .isEqualTo(LATER.getEpochSecond() + 5);
        }

        @Test
        void mayLetItsQuotaGoOn() {
            assertThat(TykSessions.Quota.of(changed("'quota_renews': 3", Counters.KEPT))
                            .renews())
                    .isEqualTo(NOW.getEpochSecond() + 60);
        }

        @Test
        void keepsAPasswordOfWhichItDoesNotSpeak() {
            var changed = records.changed(session(HASHED), session(""), Counters.KEPT, LATER);

            assertThat(changed.credentials()).isEqualTo(session(HASHED).credentials());
        }

        @Test
        void keepsWhatIsSaidOfAPasswordBesides() {
            var old = session("'basic_auth_data': {'password': 'x', 'hash_type': 'bcrypt', 'mine': 7}");

            var changed = records.changed(old, session(""), Counters.KEPT, LATER);

            assertThat(member(changed, "basic_auth_data")).isEqualTo(member(old, "basic_auth_data"));
        }

        @Test
        void losesWhatTheNewOneDoesNotSay() {
            var changed = records.changed(session("'mine': 7"), session(""), Counters.KEPT, LATER);

            assertThat(member(changed, "mine")).isNull();
        }
    }

    @Nested
    class AKey {
        @Test
        void mayBeMadeOfAPlainRecord() {
            assertThat(records.refusalOfKey(session(""))).isEmpty();
        }

        @Test
        void isNotMadeForACertificate() {
            assertThat(reason(records.refusalOfKey(session("'certificate': 'defaultabc'"))))
                    .contains(Reason.NOT_SUPPORTED);
        }

        @Test
        void mayBeThatOfAUser() {
            assertThat(records.refusalOfKey(session(HASHED))).isEmpty();
        }

        @Test
        void isNotBoundToSomethingThatIsNoCertificate() {
            assertThat(records.refusalOfKey(session("'mtls_static_certificate_bindings': ['nonexistent-cert-id']")))
                    .contains(new Refused(Reason.CERTIFICATE_BINDING, "invalid certificate ID: nonexistent-cert-id"));
        }

        @Test
        void isNotBoundToACertificateThatIsNotStored() {
            var id = "default" + "0a".repeat(32);

            assertThat(records.refusalOfKey(session("'mtls_static_certificate_bindings': ['" + id + "']")))
                    .contains(new Refused(Reason.CERTIFICATE_BINDING, "certificate not found: " + id));
        }
    }

    @Nested
    class AUser {
        @Test
        void mayHaveAHashedPassword() {
            assertThat(records.refusalOfUser(session(HASHED))).isEmpty();
        }

        @Test
        void needsAPassword() {
            assertThat(reason(records.refusalOfUser(session("")))).contains(Reason.NOT_SUPPORTED);
        }
    }

    @Nested
    class AChange {
        private final Session certified = session("'certificate': 'defaultabc'");

        @Test
        void mayLeaveTheCertificate() {
            assertThat(records.refusalOfChange(certified, certified)).isEmpty();
        }

        @Test
        void mustNotTakeTheCertificateAway() {
            assertThat(reason(records.refusalOfChange(certified, session("")))).contains(Reason.CERTIFICATE_MISSING);
        }

        @Test
        void mustNotNameAnotherCertificate() {
            assertThat(reason(records.refusalOfChange(certified, session("'certificate': 'defaultxyz'"))))
                    .contains(Reason.CERTIFICATE_CHANGED);
        }

        @Test
        void mayRepeatThePassword() {
            assertThat(records.refusalOfChange(session(HASHED), session(HASHED)))
                    .isEmpty();
        }
    }

    @Test
    void shownRecordHasNoPassword() {
        assertThat(TykSessions.write(TykKeyRecords.shown(session(HASHED)))).doesNotContain("$2a$10$hash");
    }
}
