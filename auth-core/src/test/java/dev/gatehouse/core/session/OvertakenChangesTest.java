// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.named;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static dev.gatehouse.testkit.GatehouseAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.password.CountedScheme;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Unknown;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Somebody else changes a record between the moment at which it is read and the one at which it is to be written. */
final class OvertakenChangesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final CountedScheme usual = CountedScheme.slow("usual");
    private final CountedScheme older = CountedScheme.slow("older");
    private final ServedKeys served = new ServedKeys();
    private final PasswordHashing hashing = PasswordHashing.preferring(usual).replacing(List.of(older));
    private final KeyService keys = served.builder()
            .policies(Application.Applied::new)
            .passwords(hashing)
            .build();
    private int others;

    private void otherwise(SessionId id, Session session) {
        served.store.put(id, session, null);
    }

    private void deactivate(SessionId id) {
        var session = served.stored(id);
        otherwise(id, session.with(new Lifetime(null, true, session.lifetime().retention())));
    }

    private void endlesslyOvertakenAt(SessionId id) {
        served.store.afterEachOfTheNextReads(100, () -> otherwise(id, named("other-" + others++)));
    }

    private static List<PolicyId> policies(String... names) {
        return List.of(names).stream().map(PolicyId::new).toList();
    }

    @Nested
    class OfAKey {
        private final Created key = served.minted(named("old"));

        private Session now() {
            return served.stored(key.id());
        }

        @Test
        void policiesOfBothAreAdded() {
            served.store.afterNextRead(() -> keys.addPolicies(ref(key), policies("theirs")));

            keys.addPolicies(ref(key), policies("ours"));

            assertThat(now().grants().policies()).isEqualTo(policies("theirs", "ours"));
        }

        @Test
        void otherPoliciesLeaveWhatElseChanged() {
            served.store.afterNextRead(() -> otherwise(key.id(), named("new")));

            keys.replacePolicies(ref(key), policies("ours"));

            assertThat(now().attributes()).isEqualTo(Attributes.alias("new"));
            assertThat(now().grants().policies()).isEqualTo(policies("ours"));
        }

        @Test
        void at68DeactivationIsNotUndoneByPolicies() {
            served.store.afterNextRead(() -> deactivate(key.id()));

            keys.addPolicies(ref(key), policies("ours"));

            assertThat(now().lifetime().inactive()).isTrue();
        }

        @Test
        void anUpdateComesAfterTheOtherOneAsAWhole() {
            served.store.afterNextRead(() -> otherwise(key.id(), named("theirs")));

            assertThat(keys.update(ref(key), named("ours"), Counters.KEPT)).isEqualTo(new Written(key.id()));
            assertThat(now()).isEqualTo(named("ours"));
        }

        @Test
        void anUpdateIsToldOnce() {
            served.events.clear();
            served.store.afterNextRead(() -> otherwise(key.id(), named("theirs")));

            keys.update(ref(key), named("ours"), Counters.RESTARTED);

            assertThat(served.events)
                    .containsExactly(new AuthEvent.TokenUpdated(ACME, key.id(), served.clock.instant()));
        }

        @Test
        void eachTimeTakesTwoRoundTrips() {
            served.store.afterNextRead(() -> otherwise(key.id(), named("theirs")));
            served.store.calls = 0;

            keys.update(ref(key), named("ours"), Counters.KEPT);

            assertThat(served.store.calls - 1).isEqualTo(4);
        }

        @Test
        void manyTimesInARowIsNoFailure() {
            served.store.afterEachOfTheNextReads(
                    CurrentKeys.MOST_ATTEMPTS - 1, () -> otherwise(key.id(), named("other-" + others++)));

            assertThat(keys.update(ref(key), named("ours"), Counters.KEPT)).isEqualTo(new Written(key.id()));
        }

        @Test
        void endlesslyIsAConflict() {
            endlesslyOvertakenAt(key.id());

            assertThat(reason(keys.addPolicies(ref(key), policies("ours")))).isEqualTo(Reason.CONFLICT);
            assertThat(others).isEqualTo(CurrentKeys.MOST_ATTEMPTS);
        }

        @Test
        void endlesslyWritesAndTellsNothing() {
            endlesslyOvertakenAt(key.id());
            served.events.clear();

            keys.update(ref(key), named("ours"), Counters.KEPT);

            assertThat(now().attributes().alias()).startsWith("other-");
            assertThat(served.events).isEmpty();
        }

        @Test
        void revocationThatFollowsAnotherChangeCounts() {
            served.store.afterNextRead(() -> otherwise(key.id(), named("theirs")));
            served.store.afterEachOfTheNextReads(1, () -> served.store.delete(key.id()));

            assertThat(keys.update(ref(key), named("ours"), Counters.KEPT)).isEqualTo(new Unknown());
            assertThat(served.exists(key.id())).isFalse();
        }
    }

    @Nested
    class WhileAKeyIsRotated {
        private final Created old = served.minted(named("old"));

        @Test
        void at68DeactivationIsThatOfTheNewKeyToo() {
            served.store.afterNextRead(() -> deactivate(old.id()));

            var fresh = (Created) keys.rotate(ref(old), HOUR);

            assertThat(served.stored(fresh.id()).lifetime().inactive()).isTrue();
            assertThat(served.stored(old.id()).lifetime().inactive()).isTrue();
        }

        @Test
        void at68DeactivationIsThatOfTheNewKeyTooWithoutOverlap() {
            served.store.afterNextRead(() -> deactivate(old.id()));

            var fresh = (Created) keys.rotate(ref(old), Duration.ZERO);

            assertThat(served.stored(fresh.id()).lifetime().inactive()).isTrue();
        }

        @Test
        void leavesNoKeyThatNobodyKnows() {
            served.store.afterNextRead(() -> otherwise(old.id(), named("theirs")));

            var fresh = (Created) keys.rotate(ref(old), Duration.ZERO);

            assertThat(keys.list("", 10).ids()).containsExactly(fresh.id());
        }

        @Test
        void endlesslyIsAConflictAndMakesNoKey() {
            endlesslyOvertakenAt(old.id());

            assertThat(reason(keys.rotate(ref(old), HOUR))).isEqualTo(Reason.CONFLICT);
            assertThat(keys.list("", 100).ids()).containsExactly(old.id());
        }
    }

    @Nested
    class OfAUserWithAPassword {
        private final KeyRef max = new KeyRef.ByUsername(ACME, "max");
        private final SessionId id = written(
                keys.addUser("max", ORDERING.with(Credentials.user(older.stored("correct horse"))), Existing.KEPT));

        private static SessionId written(KeyService.Change outcome) {
            return ((Written) outcome).id();
        }

        private Session now() {
            return served.stored(id);
        }

        private KeyService.Change rehash() {
            return keys.rehash(keys.find(max).orElseThrow(), Secret.of("correct horse"));
        }

        /** The first read is the look whether the password needs to be hashed at all; the second is the one of the change. */
        private void betweenReadAndWrite(Runnable action) {
            served.store.afterEachOfTheNextReads(2, OvertakenChangesTest::nothing);
            served.store.afterEachOfTheNextReads(1, action);
        }

        @Test
        void at68DeactivationIsNotUndoneByALogin() {
            betweenReadAndWrite(() -> deactivate(id));

            assertThat(rehash()).isEqualTo(new Written(id));
            assertThat(now().lifetime().inactive()).isTrue();
        }

        @Test
        void at68WhoIsDeactivatedDuringALoginLogsInForTheLastTime() {
            served.store.afterEachOfTheNextReads(1, OvertakenChangesTest::nothing);
            served.store.afterEachOfTheNextReads(1, () -> deactivate(id));

            assertThat(login()).isGranted();
            assertThat(login()).isDenied(403);
            assertThat(now().credentials().password()).contains(usual.stored("correct horse"));
        }

        private AccessDecision login() {
            var basic = "Basic " + Base64.getEncoder().encodeToString("max:correct horse".getBytes(UTF_8));
            return Gatekeeper.builder(served.stores())
                    .clock(served.clock)
                    .passwords(hashing)
                    .passwordUpgrade(keys::rehash)
                    .build()
                    .gate(ProtectedApi.named("orders")
                            .organization("acme")
                            .requires(BasicRules.in(CredentialLocation.header("Authorization")))
                            .build())
                    .decide(HttpRequest.of("GET", "/", Headers.of("Authorization", basic)));
        }

        @Test
        void at68RightsThatWereTakenAreNotGivenBackByALogin() {
            var less = ORDERING.with(Credentials.user(older.stored("correct horse")))
                    .with(new Grants(ORDERING.grants().own(), policies("strict")));
            betweenReadAndWrite(() -> otherwise(id, less));

            rehash();

            assertThat(now()).isEqualTo(less.with(Credentials.user(usual.stored("correct horse"))));
        }

        @Test
        void at68AnotherPasswordIsNotUndoneByALogin() {
            betweenReadAndWrite(() -> keys.changePassword(max, Secret.of("battery staple")));

            assertThat(rehash()).isEqualTo(new Unknown());
            assertThat(now().credentials().password()).contains(usual.stored("battery staple"));
        }

        @Test
        void at68DeletionIsNotUndoneByALogin() {
            betweenReadAndWrite(() -> served.store.delete(id));

            assertThat(rehash()).isEqualTo(new Unknown());
            assertThat(served.exists(id)).isFalse();
        }

        @Test
        void aNewPasswordIsHashedOnce() {
            int before = usual.computed();
            served.store.afterEachOfTheNextReads(5, () -> otherwise(id, now().with(Attributes.alias("" + others++))));

            assertThat(keys.changePassword(max, Secret.of("battery staple"))).isEqualTo(new Written(id));
            assertThat(usual.computed() - before).isEqualTo(1);
            assertThat(now().attributes()).isEqualTo(Attributes.alias("4"));
        }

        @Test
        void aPasswordThatAnUpdateDoesNotNameIsTheLatest() {
            served.store.afterNextRead(() -> keys.changePassword(max, Secret.of("battery staple")));

            keys.update(max, named("new"), Counters.KEPT);

            assertThat(now().credentials().password()).contains(usual.stored("battery staple"));
        }
    }

    private static void nothing() {
        // Nobody comes in between.
    }
}
