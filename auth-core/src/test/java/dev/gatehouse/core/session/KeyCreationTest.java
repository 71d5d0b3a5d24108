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
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyCreationTest {
    private static final Secret CHOSEN = Secret.of("chosen-elsewhere");

    private final ServedKeys served = new ServedKeys();

    @Nested
    class AMintedKey {
        @Test
        void isFoundByItself() {
            var minted = served.minted();

            assertThat(served.keys.find(ref(minted)))
                    .hasValueSatisfying(found -> assertThat(found.session()).isEqualTo(ORDERING));
        }

        @Test
        void isFoundByItsHash() {
            var minted = served.minted();

            assertThat(served.keys.find(new KeyRef.ById(minted.id()))).isPresent();
        }

        @Test
        void isAnotherOneEveryTime() {
            assertThat(served.minted().key()).isNotEqualTo(served.minted().key());
        }

        @Test
        void isNotStoredInClear() {
            var minted = served.minted();

            assertThat(minted.id().value()).doesNotContain(minted.key().reveal());
        }

        @Test
        void isNotShownInPrint() {
            var minted = served.minted();

            assertThat(minted.toString()).doesNotContain(minted.key().reveal());
        }

        @Test
        void costsOneRoundTrip() {
            served.minted();

            assertThat(served.store.calls).isEqualTo(1);
        }

        @Test
        void isTold() {
            var minted = served.minted();

            assertThat(served.events)
                    .containsExactly(new AuthEvent.TokenCreated(ACME, minted.id(), served.clock.instant()));
        }

        @Test
        void at72ThatExpiredLongAgoStaysExpired() {
            var minted = served.minted(ORDERING.with(Lifetime.until(Instant.ofEpochSecond(1000))));

            assertThat(served.stored(minted.id()).lifetime()).isEqualTo(Lifetime.until(Instant.ofEpochSecond(1000)));
        }

        @Test
        void isMadeThoughAListenerFails() {
            var keys = served.builder()
                    .listener(event -> {
                        throw new IllegalStateException("out of order");
                    })
                    .build();

            assertThat(keys.mint(ORDERING)).isInstanceOf(Created.class);
        }

        @Test
        void neverTakesOverTheRecordOfAnother() {
            var first = served.minted(named("first"));
            var keys = served.builder().keys(new SmallHash(first.id())).build();

            assertThatThrownBy(() -> keys.mint(named("second")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("too short");

            assertThat(served.stored(first.id()).attributes().alias()).isEqualTo("first");
        }
    }

    @Nested
    class AnImportedKey {
        @Test
        void isFoundByItself() {
            served.keys.importKey(CHOSEN, ORDERING, Existing.KEPT);

            assertThat(served.keys.find(ref(CHOSEN))).isPresent();
        }

        @Test
        void leavesOneThatExists() {
            served.keys.importKey(CHOSEN, named("first"), Existing.KEPT);

            var second = served.keys.importKey(CHOSEN, named("second"), Existing.KEPT);

            assertThat(reason(second)).isEqualTo(Reason.EXISTS);
            assertThat(alias()).isEqualTo("first");
        }

        @Test
        void replacesOneThatExistsIfItIsToldTo() {
            served.keys.importKey(CHOSEN, named("first"), Existing.KEPT);

            served.keys.importKey(CHOSEN, named("second"), Existing.REPLACED);

            assertThat(alias()).isEqualTo("second");
        }

        @Test
        void mustBePresentable() {
            assertThat(reason(served.keys.importKey(Secret.of("a\nb"), ORDERING, Existing.KEPT)))
                    .isEqualTo(Reason.UNUSABLE_KEY);
        }

        @Test
        void isToldAsAnUpdate() {
            var imported = (Created) served.keys.importKey(CHOSEN, ORDERING, Existing.KEPT);

            assertThat(served.events)
                    .containsExactly(new AuthEvent.TokenUpdated(ACME, imported.id(), served.clock.instant()));
        }

        private String alias() {
            return served.keys
                    .find(ref(CHOSEN))
                    .orElseThrow()
                    .session()
                    .attributes()
                    .alias();
        }
    }

    @Nested
    class AUser {
        private final KeyRef alice = new KeyRef.ByUsername(ACME, "alice");

        @Test
        void isFoundByName() {
            served.keys.addUser("alice", ORDERING, Existing.KEPT);

            assertThat(served.keys.find(alice)).isPresent();
        }

        @Test
        void isNoToken() {
            var added = (Written) served.keys.addUser("alice", ORDERING, Existing.KEPT);

            assertThat(served.stored(added.id()).kind()).isEqualTo(CredentialKind.BASIC);
        }

        @Test
        void isAnotherOneInAnotherOrganization() {
            served.keys.addUser("alice", ORDERING, Existing.KEPT);

            var other = served.keys.addUser(
                    "alice", Session.of("other", ORDERING.grants().own()), Existing.KEPT);

            assertThat(other).isInstanceOf(Written.class);
        }

        @Test
        void staysIfThereIsOneAlready() {
            served.keys.addUser("alice", ORDERING, Existing.KEPT);

            assertThat(reason(served.keys.addUser("alice", ORDERING, Existing.KEPT)))
                    .isEqualTo(Reason.EXISTS);
        }

        @Test
        void isNoKeyOfThatText() {
            served.keys.importKey(Secret.of("alice"), named("key"), Existing.KEPT);

            assertThat(served.keys.find(alice)).isEmpty();
        }

        @Test
        void needsAName() {
            assertThat(reason(served.keys.addUser("", ORDERING, Existing.KEPT))).isEqualTo(Reason.UNUSABLE_KEY);
        }
    }

    @Nested
    class ASession {
        @Test
        void needsRights() {
            assertThat(reason(served.keys.mint(Session.of("acme", Entitlements.nothing()))))
                    .isEqualTo(Reason.RIGHTS);
        }

        @Test
        void mustNotHaveAllRights() {
            assertThat(reason(served.keys.mint(Session.of("acme", Entitlements.masterKey()))))
                    .isEqualTo(Reason.RIGHTS);
        }

        @Test
        void mayHaveAllRightsWhereMasterKeysAreAllowed() {
            var keys = served.builder().allowMasterKeys().build();

            assertThat(keys.mint(Session.of("acme", Entitlements.masterKey()))).isInstanceOf(Created.class);
        }

        @Test
        void cannotNameAPolicyThatNobodyKnows() {
            assertThat(served.keys.mint(tied("gold")))
                    .isEqualTo(new Refused(Reason.POLICY, "policy not found: \"gold\""));
        }

        @Test
        void mayHaveTheRightsOfItsPoliciesOnly() {
            var keys = served.gold(PolicyTerms.none());

            assertThat(keys.mint(tied("gold"))).isInstanceOf(Created.class);
        }

        @Test
        void isStoredWithoutTheRightsOfItsPolicies() {
            var keys = served.gold(PolicyTerms.none());

            var minted = (Created) keys.mint(tied("gold"));

            assertThat(served.stored(minted.id())).isEqualTo(tied("gold"));
        }

        @Test
        void thatIsRefusedLeavesNothingBehind() {
            served.keys.mint(tied("gold"));

            assertThat(served.keys.list("", 10).ids()).isEmpty();
            assertThat(served.events).isEmpty();
        }

        @Test
        void endsWhenItsPolicySays() {
            var keys = served.gold(ENDING);

            var minted = (Created) keys.mint(tied("gold"));

            assertThat(served.stored(minted.id()).lifetime().expires())
                    .isEqualTo(served.clock.instant().plus(Duration.ofHours(1)));
        }

        @Test
        void doesNotEndAnewWhenItIsReplaced() {
            var keys = served.gold(ENDING);
            var first = (Created) keys.importKey(Secret.of("a-custom-key"), tied("gold"), Existing.REPLACED);

            keys.importKey(Secret.of("a-custom-key"), tied("gold"), Existing.REPLACED);

            assertThat(served.stored(first.id()).lifetime().expires()).isNull();
        }

        @Test
        void doesNotEndByWhatAPolicySaysWhenItIsChanged() {
            var keys = served.gold(ENDING);
            var key = served.minted();

            keys.replacePolicies(ServedKeys.ref(key), List.of(new PolicyId("gold")));

            assertThat(served.stored(key.id()).lifetime().expires()).isNull();
        }

        @Test
        void isKeptAsLongAsItsPolicySays() {
            var terms = new PolicyTerms(
                    false,
                    Optional.of(Duration.ofHours(1)),
                    new Retention.AfterExpiry(Duration.ZERO),
                    false,
                    false,
                    Attributes.none());
            var keys = served.gold(terms);

            var minted = (Created) keys.mint(tied("gold"));

            assertThat(served.store.timesToLive.get(minted.id())).isEqualTo(Duration.ofHours(1));
        }

        private static final PolicyTerms ENDING = new PolicyTerms(
                false, Optional.of(Duration.ofHours(1)), Retention.UNSTATED, false, false, Attributes.none());

        private Session tied(String policy) {
            return ORDERING.with(new Grants(Entitlements.nothing(), List.of(new PolicyId(policy))));
        }
    }
}
