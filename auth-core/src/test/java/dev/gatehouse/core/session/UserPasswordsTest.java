// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.named;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Change;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Users, and what becomes of their passwords. */
final class UserPasswordsTest {
    private static final Secret PASSWORD = Secret.of("correct horse");
    private static final Secret OTHER = Secret.of("battery staple");
    private static final KeyRef MAX = new KeyRef.ByUsername(ACME, "max");

    private final CountedScheme usual = CountedScheme.slow("usual");
    private final CountedScheme older = CountedScheme.slow("older");
    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.builder()
            .passwords(PasswordHashing.preferring(usual).replacing(List.of(older)))
            .policies(Application.Applied::new)
            .build();

    private Change added(Secret password) {
        return keys.addUser("max", password, ORDERING, Existing.KEPT);
    }

    private StoredSession max() {
        return keys.find(MAX).orElseThrow();
    }

    private StoredPassword stored() {
        return max().session().credentials().password().orElseThrow();
    }

    private static Session with(StoredPassword password) {
        return ORDERING.with(Credentials.user(password));
    }

    @Nested
    class ANewUser {
        @Test
        void isStoredWithAHash() {
            assertThat(added(PASSWORD)).isInstanceOf(Written.class);

            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
            assertThat(max().session().kind()).isEqualTo(CredentialKind.BASIC);
        }

        @Test
        void isRefusedIfTheNameIsTaken() {
            added(PASSWORD);

            assertThat(reason(added(OTHER))).isEqualTo(Reason.EXISTS);
            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
        }

        @Test
        void isRefusedWithoutAPassword() {
            assertThat(reason(added(Secret.of("")))).isEqualTo(Reason.UNUSABLE_PASSWORD);
            assertThat(keys.find(MAX)).isEmpty();
        }

        @Test
        void at28IsRefusedWithAPasswordOfWhichOnlyAPartWouldCount() {
            assertThat(reason(added(Secret.of("a password that is too long")))).isEqualTo(Reason.UNUSABLE_PASSWORD);
            assertThat(keys.find(MAX)).isEmpty();
        }

        @Test
        void bringsAHashAlongThatStays() {
            keys.addUser("max", with(older.stored("x")), Existing.KEPT);

            assertThat(stored()).isEqualTo(older.stored("x"));
            assertThat(older.computed() + usual.computed()).isZero();
        }

        @Test
        void bringsAPasswordInClearAlongThatIsHashed() {
            keys.addUser("max", with(new StoredPassword(PASSWORD, "")), Existing.KEPT);

            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
        }

        @Test
        void at58ShowsNoPasswordInPrint() {
            assertThat(added(PASSWORD).toString() + max() + served.events).doesNotContain("correct horse");
        }

        @Test
        void isNotHashedForNothing() {
            keys.addUser("max", PASSWORD, ORDERING.with(Grants.own(Entitlements.nothing())), Existing.KEPT);

            assertThat(usual.computed()).isZero();
        }
    }

    @Nested
    class AKeyThatIsImported {
        @Test
        void holdsNoPasswordInClear() {
            var key = Secret.of("chosen-elsewhere");

            keys.importKey(key, with(new StoredPassword(PASSWORD, "")), Existing.KEPT);

            assertThat(keys.find(ServedKeys.ref(key)))
                    .hasValueSatisfying(
                            found -> assertThat(found.session().credentials().password())
                                    .contains(usual.stored("correct horse")));
        }
    }

    @Nested
    class AChange {
        @Test
        void keepsThePasswordThatItDoesNotSpeakOf() {
            added(PASSWORD);

            keys.update(MAX, named("changed"), Counters.KEPT);

            assertThat(max().session().attributes().alias()).isEqualTo("changed");
            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
            assertThat(max().session().kind()).isEqualTo(CredentialKind.BASIC);
        }

        @Test
        void keepsThePasswordThatItSendsBack() {
            added(PASSWORD);
            var sentBack = new StoredPassword(stored().value(), "");

            keys.update(MAX, with(sentBack), Counters.KEPT);

            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
            assertThat(usual.computed()).isEqualTo(1);
        }

        @Test
        void hashesAnotherPassword() {
            added(PASSWORD);

            keys.update(MAX, with(new StoredPassword(OTHER, "")), Counters.KEPT);

            assertThat(stored()).isEqualTo(usual.stored("battery staple"));
        }

        @Test
        void refusesAPasswordThatCannotBeKept() {
            added(PASSWORD);
            var tooLong = new StoredPassword(Secret.of("a password that is too long"), "");

            assertThat(reason(keys.update(MAX, with(tooLong), Counters.KEPT))).isEqualTo(Reason.UNUSABLE_PASSWORD);
            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
        }

        @Test
        void at63MakesNoTokenOfAUserWithoutAPassword() {
            keys.addUser("max", ORDERING, Existing.KEPT);

            keys.update(MAX, named("changed"), Counters.KEPT);

            assertThat(max().session().kind()).isEqualTo(CredentialKind.BASIC);
        }

        @Test
        void ofPoliciesLeavesAPasswordAloneThatWouldBeRefusedToday() {
            var clear = new StoredPassword(Secret.of("a password that is too long"), "");
            var id = ((Written) keys.addUser("max", with(usual.stored("x")), Existing.KEPT)).id();
            served.store.put(id, with(clear), null);

            assertThat(keys.addPolicies(MAX, List.of(new PolicyId("p")))).isInstanceOf(Written.class);
            assertThat(stored()).isEqualTo(clear);
        }
    }

    @Nested
    class AChangedPassword {
        @Test
        void takesThePlaceOfTheOldOne() {
            added(PASSWORD);

            assertThat(keys.changePassword(MAX, OTHER)).isInstanceOf(Written.class);
            assertThat(stored()).isEqualTo(usual.stored("battery staple"));
        }

        @Test
        void isRefusedIfItCannotBeKept() {
            added(PASSWORD);

            assertThat(reason(keys.changePassword(MAX, Secret.of("")))).isEqualTo(Reason.UNUSABLE_PASSWORD);
        }

        @Test
        void needsAUser() {
            assertThat(keys.changePassword(MAX, OTHER)).isInstanceOf(Unknown.class);
        }

        @Test
        void makesNoUserOfAToken() {
            var token = served.minted();

            assertThat(reason(keys.changePassword(ServedKeys.ref(token), OTHER)))
                    .isEqualTo(Reason.NOT_SUPPORTED);
        }
    }

    @Nested
    class ARehashedPassword {
        private StoredSession verified;

        private void addedWith(StoredPassword password) {
            keys.addUser("max", with(password), Existing.REPLACED);
            verified = max();
        }

        @Test
        void isHashedAsNewOnesAre() {
            addedWith(older.stored("correct horse"));

            assertThat(keys.rehash(verified, PASSWORD)).isInstanceOf(Written.class);
            assertThat(stored()).isEqualTo(usual.stored("correct horse"));
        }

        @Test
        void changesNothingElse() {
            addedWith(older.stored("correct horse"));
            served.events.clear();

            keys.rehash(verified, PASSWORD);

            assertThat(max().session().with(verified.session().credentials())).isEqualTo(verified.session());
            assertThat(served.events).isEmpty();
        }

        @Test
        void at68DoesNotBringBackADeletedUser() {
            addedWith(older.stored("correct horse"));

            keys.revoke(MAX);

            assertThat(keys.rehash(verified, PASSWORD)).isInstanceOf(Unknown.class);
            assertThat(keys.find(MAX)).isEmpty();
        }

        @Test
        void at68DoesNotBringBackAChangedPassword() {
            addedWith(older.stored("correct horse"));

            keys.changePassword(MAX, OTHER);

            assertThat(keys.rehash(verified, PASSWORD)).isInstanceOf(Unknown.class);
            assertThat(stored()).isEqualTo(usual.stored("battery staple"));
        }

        @Test
        void staysAsItIsIfItCouldNotBeKeptToday() {
            addedWith(older.stored("a password that is too long"));

            assertThat(reason(keys.rehash(verified, Secret.of("a password that is too long"))))
                    .isEqualTo(Reason.UNUSABLE_PASSWORD);
        }

        @Test
        void isNotGivenToWhoHasNone() {
            keys.addUser("max", ORDERING, Existing.KEPT);

            assertThat(keys.rehash(max(), PASSWORD)).isInstanceOf(Unknown.class);
        }
    }
}
