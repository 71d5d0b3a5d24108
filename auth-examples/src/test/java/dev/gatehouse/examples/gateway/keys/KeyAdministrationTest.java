// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykApi.KeyLifetime;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Reason;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.session.CredentialKind;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyAdministrationTest {
    private static final OrganizationId DEFAULT = new OrganizationId("default");
    private static final String RIGHTS = "'access_rights': {'orders': {'api_id': 'orders', 'versions': ['Default']}}";
    private static final TykKeySettings PLAIN =
            new TykKeySettings(false, "murmur64", java.util.List.of(), 0, true, false);
    private static final TykKeySettings HASHED = TykKeySettings.hashed("sha256");

    private final MutableInstantSource clock = new MutableInstantSource(Instant.parse("2026-03-01T10:00:00Z"));
    private final SessionStore store =
            InMemoryStores.builder().clock(clock).build().sessions();
    private final KeyAdministration keys = administration(PLAIN, false);

    private KeyAdministration administration(TykKeySettings naming, boolean masterKeys) {
        return new KeyAdministration(
                new Keys(naming, masterKeys, Optional.empty()),
                store,
                api -> Optional.of(new KeyLifetime(Duration.ZERO, false)),
                clock,
                new SecureRandom());
    }

    private static Session session(String members) {
        return TykSessions.read(
                ("{'org_id': 'default'" + (members.isEmpty() ? "" : ", " + members) + "}").replace('\'', '"'));
    }

    private static KeyAddress key(String text) {
        return new KeyAddress(text, DEFAULT, Form.KEY);
    }

    private Session stored(KeyOutcome outcome) {
        return store.find(TykKeys.of(PLAIN).storedAs(((Written) outcome).key())).orElseThrow();
    }

    private static Reason reason(KeyOutcome outcome) {
        return ((Refused) outcome).reason();
    }

    @Nested
    class AMintedKey {
        @Test
        void isStored() {
            assertThat(stored(keys.mint(session(RIGHTS))).organization()).isEqualTo(DEFAULT);
        }

        @Test
        void belongsToItsOrganization() {
            var minted = (Written) keys.mint(session(RIGHTS));

            assertThat(TykKeys.organizationOf(minted.key())).isEqualTo(DEFAULT);
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
            var minted = (Written) administration(HASHED, false).mint(session(RIGHTS));

            assertThat(store.find(new SessionId(minted.hash().orElseThrow()))).isPresent();
        }

        @Test
        void knowsWhenItWasMade() {
            assertThat(member(keys.mint(session(RIGHTS)), "date_created")).isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void knowsWhenItWasWrittenLast() {
            assertThat(member(keys.mint(session(RIGHTS)), "last_updated"))
                    .isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        }

        @Test
        void startsItsQuotaNow() {
            var minted = keys.mint(session(RIGHTS + ", 'quota_max': 5, 'quota_renewal_rate': 60"));

            assertThat(((Number) member(minted, "quota_renews")).longValue())
                    .isEqualTo(clock.instant().getEpochSecond() + 60);
        }

        @Test
        void thatSignsGetsASecretOfItsOwn() {
            var minted = keys.mint(session(RIGHTS + ", 'hmac_enabled': true, 'hmac_string': 'mine'"));

            var secret = Base64.getDecoder().decode((String) member(minted, "hmac_string"));
            assertThat(new String(secret, StandardCharsets.US_ASCII)).matches("[0-9a-f]{32}");
        }

        @Test
        void thatSignsIsNoToken() {
            assertThat(stored(keys.mint(session(RIGHTS + ", 'hmac_enabled': true")))
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
        void keepsTheSecretThatCameWithIt() {
            var added = keys.add("abc123", session(RIGHTS + ", 'hmac_enabled': true, 'hmac_string': 'mine'"));

            assertThat(member(added, "hmac_string")).isEqualTo("mine");
        }

        @Test
        void replacesOneThatExists() {
            keys.add("twice", session(RIGHTS + ", 'alias': 'first'"));

            var second = keys.add("twice", session(RIGHTS + ", 'alias': 'second'"));

            assertThat(stored(second).attributes().alias()).isEqualTo("second");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "ab"})
        void mustBeLongEnoughToBeLookedUp(String id) {
            assertThat(keys.add(id, session(RIGHTS)))
                    .isEqualTo(new Refused(Reason.ID_TOO_SHORT, Integer.toString(id.length())));
        }

        @Test
        void isMeasuredInOctets() {
            assertThat(keys.add("éé", session(RIGHTS))).isInstanceOf(Written.class);
        }

        @Test
        void at72KeepsAnExpiryInThePast() {
            var added = keys.add("abc123", session(RIGHTS + ", 'expires': 1000"));

            assertThat(stored(added).lifetime().expires()).isEqualTo(Instant.ofEpochSecond(1000));
        }

        @Test
        void isKeptAsLongAsItsRecordSays() {
            var added = keys.add("brief", session(RIGHTS + ", 'session_lifetime': 60"));

            clock.advance(Duration.ofSeconds(61));

            assertThat(store.find(TykKeys.of(PLAIN).storedAs(((Written) added).key())))
                    .isEmpty();
        }
    }

    @Nested
    class WhatAKeyMustNotBe {
        @Test
        void withoutRights() {
            assertThat(reason(keys.mint(session("")))).isEqualTo(Reason.NO_RIGHTS);
        }

        @Test
        void withoutRightsByName() {
            assertThat(reason(keys.add("master", session("'access_rights': {}"))))
                    .isEqualTo(Reason.NO_RIGHTS);
        }

        @Test
        void unlessMasterKeysAreAllowed() {
            assertThat(administration(PLAIN, true).add("master", session(""))).isInstanceOf(Written.class);
        }

        @Test
        void tiedToAPolicyThatDoesNotExist() {
            assertThat(keys.mint(session(RIGHTS + ", 'apply_policies': ['p1']")))
                    .isEqualTo(new Refused(Reason.POLICY, "policy not found: \"p1\""));
        }

        @Test
        void tiedToSeveralPoliciesThatDoNotExist() {
            assertThat(keys.mint(session(RIGHTS + ", 'apply_policies': ['p1', 'p2']")))
                    .isEqualTo(new Refused(Reason.POLICY, "key has no valid policies to be applied"));
        }

        @Test
        void boundToSomethingThatIsNoCertificate() {
            assertThat(keys.mint(session(RIGHTS + ", 'mtls_static_certificate_bindings': ['nonexistent-cert-id']")))
                    .isEqualTo(new Refused(Reason.BINDING, "invalid certificate ID: nonexistent-cert-id"));
        }

        @Test
        void boundToACertificateThatIsNotStored() {
            var id = "default" + "0a".repeat(32);

            assertThat(keys.mint(session(RIGHTS + ", 'mtls_static_certificate_bindings': ['" + id + "']")))
                    .isEqualTo(new Refused(Reason.BINDING, "certificate not found: " + id));
        }

        @Test
        void madeForACertificate() {
            assertThat(reason(keys.mint(session(RIGHTS + ", 'certificate': 'defaultabc'"))))
                    .isEqualTo(Reason.NOT_SUPPORTED);
        }

        @Test
        void aUserWhosePasswordWouldBeStoredInClear() {
            assertThat(reason(keys.add("uname", session(RIGHTS + ", 'basic_auth_data': {'password': 'p'}"))))
                    .isEqualTo(Reason.NOT_SUPPORTED);
        }

        @Test
        void aUserWhosePasswordOnlyPretendsToBeHashed() {
            var data = "'basic_auth_data': {'password': 'p', 'hash_type': 'bcrypt'}";

            assertThat(reason(keys.add("uname", session(RIGHTS + ", " + data)))).isEqualTo(Reason.NOT_SUPPORTED);
        }

        @Test
        void leavesNothingBehind() {
            keys.add("master", session(""));

            assertThat(store.scan("", 10).ids()).isEmpty();
        }
    }

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
            clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS + ", 'date_created': '1999-01-01T00:00:00Z'"), false);

            assertThat(now().residue().get("date_created")).isEqualTo("2026-03-01T10:00:00Z");
        }

        @Test
        void startsTheQuotaAnew() {
            clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS), false);

            assertThat(((Number) now().residue().get("quota_renews")).longValue())
                    .isEqualTo(clock.instant().getEpochSecond());
        }

        @Test
        void mayLetTheQuotaGoOn() {
            var before = now().residue();
            clock.advance(Duration.ofHours(1));

            keys.update(key(key), session(RIGHTS), true);

            assertThat(now().residue()).isEqualTo(before);
        }

        @Test
        void ofAKeyThatDoesNotExistIsRefused() {
            assertThat(reason(keys.update(key("unknown"), session(RIGHTS), false)))
                    .isEqualTo(Reason.UNKNOWN_KEY);
        }

        @Test
        void ofNoKeyIsRefused() {
            assertThat(reason(keys.update(key(""), session(RIGHTS), false))).isEqualTo(Reason.UNKNOWN_KEY);
        }

        @Test
        void neverBringsBackWhatWasDeletedMeanwhile() {
            var racing = new KeyAdministration(
                    new Keys(PLAIN, false, Optional.empty()),
                    new DeletingStore(store),
                    api -> Optional.empty(),
                    clock,
                    new SecureRandom());

            racing.update(key(key), session(RIGHTS), false);

            assertThat(keys.find(key(key))).isEmpty();
        }

        @Test
        void mustLeaveSomeRights() {
            assertThat(reason(keys.update(key(key), session(""), false))).isEqualTo(Reason.NO_RIGHTS);
        }

        @Test
        void at72MayExpireAKeyAtOnce() {
            keys.update(key(key), session(RIGHTS + ", 'expires': 1000"), false);

            assertThat(now().lifetime().expiredAt(clock.instant())).isTrue();
        }

        @Test
        void mayTakeAnExpiryAway() {
            keys.update(key(key), session(RIGHTS + ", 'expires': 1000"), false);

            keys.update(key(key), session(RIGHTS), false);

            assertThat(now().lifetime().expires()).isNull();
        }

        @Test
        void mustNotBringAPasswordInClear() {
            var changed = session(RIGHTS + ", 'basic_auth_data': {'password': 'p'}");

            assertThat(reason(keys.update(key(key), changed, false))).isEqualTo(Reason.NOT_SUPPORTED);
        }
    }

    @Nested
    class AnUpdateOfACertificateKey {
        private final SessionId id = new SessionId("key-of-a-certificate");

        AnUpdateOfACertificateKey() {
            store.put(id, session(RIGHTS + ", 'certificate': 'defaultabc'"), null);
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
            store.put(id, session(RIGHTS + ", 'basic_auth_data': {'password': '$2a$x', 'hash_type': 'bcrypt'}"), null);
        }

        @Test
        void isShownWithoutThePassword() {
            assertThat(TykSessions.write(keys.find(key(id.value())).orElseThrow()))
                    .contains("\"basic_auth_data\":{\"hash_type\":\"bcrypt\"}");
        }

        @Test
        void keepsThePasswordIfAnUpdateDoesNotSpeakOfIt() {
            keys.update(key(id.value()), session(RIGHTS), false);

            assertThat(TykSessions.write(store.find(id).orElseThrow())).contains("$2a$x");
        }

        @Test
        void mayGetTheStoredPasswordBack() {
            var same = session(RIGHTS + ", 'basic_auth_data': {'password': '$2a$x', 'hash_type': 'bcrypt'}");

            assertThat(keys.update(key(id.value()), same, false)).isInstanceOf(Written.class);
        }
    }

    @Nested
    class AddressedByHash {
        private final KeyAdministration hashing = administration(HASHED, false);
        private final Written added = (Written) hashing.add("hkey", session(RIGHTS));
        private final KeyAddress address = new KeyAddress(added.hash().orElseThrow(), OrganizationId.none(), Form.HASH);

        @Test
        void aKeyIsFound() {
            assertThat(hashing.find(address)).isPresent();
        }

        @Test
        void aKeyIsUpdated() {
            assertThat(hashing.update(address, session(RIGHTS), false))
                    .isEqualTo(new Written(address.text(), Optional.empty()));
        }

        @Test
        void aKeyIsDeleted() {
            assertThat(hashing.delete(address)).contains(address.text());
        }

        @Test
        void aKeyIsNotFoundAsAKey() {
            assertThat(hashing.find(key(address.text()))).isEmpty();
        }

        @Test
        void anAddressShowsNothingInPrint() {
            assertThat(address.toString()).doesNotContain(address.text());
        }
    }

    @Nested
    class Deleting {
        @Test
        void answersWithTheKey() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(key(added.key()))).contains(added.key());
        }

        @Test
        void reachesAKeyByItsCustomIdIfTheOrganizationIsTold() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            keys.delete(key("gone"));

            assertThat(keys.find(key(added.key()))).isEmpty();
        }

        @Test
        void doesNotReachItOtherwise() {
            keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(new KeyAddress("gone", OrganizationId.none(), Form.KEY)))
                    .isEmpty();
        }

        @Test
        void byUserNameAnswersWithTheKey() {
            var added = (Written) keys.add("gone", session(RIGHTS));

            assertThat(keys.delete(new KeyAddress("gone", DEFAULT, Form.USERNAME)))
                    .contains(added.key());
        }

        @Test
        void aSecondTimeFindsNothing() {
            var added = (Written) keys.add("gone", session(RIGHTS));
            keys.delete(key(added.key()));

            assertThat(keys.delete(key(added.key()))).isEmpty();
        }

        @Test
        void nothingDeletesNothing() {
            assertThat(keys.delete(key(""))).isEmpty();
        }
    }

    @Nested
    class Listing {
        @Test
        void namesEveryKeyOnceAcrossPages() {
            for (int i = 0; i < 2500; i++) {
                store.put(new SessionId("key-" + i), session(RIGHTS), null);
            }

            assertThat(keys.list("")).hasSize(2500).doesNotHaveDuplicates();
        }

        @Test
        void takesTheBeginningOfKeysAsFilter() {
            store.put(new SessionId("abc-1"), session(RIGHTS), null);
            store.put(new SessionId("xyz-1"), session(RIGHTS), null);

            assertThat(keys.list("abc")).containsExactly("abc-1");
        }

        @Test
        void takesAnOrganizationAsFilter() {
            var added = (Written) keys.add("custom", session(RIGHTS));

            assertThat(keys.list("default")).containsExactly(added.key());
        }

        @Test
        void doesNotTakePartOfAnOrganizationForIt() {
            keys.add("custom", session(RIGHTS));

            assertThat(keys.list("defau")).isEmpty();
        }

        @Test
        void doesNotFilterHashes() {
            var hashing = administration(HASHED, false);
            var added = (Written) hashing.add("hkey", session(RIGHTS));

            assertThat(hashing.list("nothing")).containsExactly(added.hash().orElseThrow());
        }
    }

    private Object member(KeyOutcome outcome, String name) {
        return stored(outcome).residue().get(name);
    }
}
