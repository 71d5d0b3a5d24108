// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ACME;
import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.named;
import static dev.gatehouse.core.session.ServedKeys.reason;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
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
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyChangeTest {
    private final ServedKeys served = new ServedKeys();
    private final KeyService keys = served.keys;

    @Nested
    class AnUpdate {
        private final Created key = served.minted(named("old"));

        @Test
        void replacesTheSession() {
            keys.update(ref(key), named("new"), Counters.RESTARTED);

            assertThat(served.stored(key.id())).isEqualTo(named("new"));
        }

        @Test
        void tellsTheNameOfTheRecord() {
            assertThat(keys.update(ref(key), named("new"), Counters.KEPT)).isEqualTo(new Written(key.id()));
        }

        @Test
        void isToldAsOne() {
            served.events.clear();

            keys.update(ref(key), named("new"), Counters.KEPT);

            assertThat(served.events)
                    .containsExactly(new AuthEvent.TokenUpdated(ACME, key.id(), served.clock.instant()));
        }

        @Test
        void mayPointAtTheHash() {
            keys.update(new KeyRef.ById(key.id()), named("new"), Counters.KEPT);

            assertThat(served.stored(key.id())).isEqualTo(named("new"));
        }

        @Test
        void ofAUserPointsAtTheName() {
            var added = (Written) keys.addUser("alice", named("old"), Existing.KEPT);

            assertThat(keys.update(new KeyRef.ByUsername(ACME, "alice"), named("new"), Counters.KEPT))
                    .isEqualTo(added);
        }

        @Test
        void ofAnUnknownKeyWritesNothing() {
            assertThat(keys.update(ref(Secret.of("unknown")), named("new"), Counters.KEPT))
                    .isEqualTo(new Unknown());
        }

        @Test
        void ofNoKeyWritesNothing() {
            assertThat(keys.update(ref(Secret.of("")), named("new"), Counters.KEPT))
                    .isEqualTo(new Unknown());
        }

        @Test
        void mustLeaveSomeRights() {
            var nothing = ORDERING.with(Grants.own(Entitlements.nothing()));

            assertThat(reason(keys.update(ref(key), nothing, Counters.KEPT))).isEqualTo(Reason.RIGHTS);
            assertThat(served.stored(key.id())).isEqualTo(named("old"));
        }

        @Test
        void at72MayExpireAKeyAtOnce() {
            keys.update(ref(key), ORDERING.with(Lifetime.until(Instant.ofEpochSecond(1000))), Counters.KEPT);

            assertThat(served.stored(key.id()).lifetime().expiredAt(served.clock.instant()))
                    .isTrue();
        }

        @Test
        void costsTwoRoundTrips() {
            served.store.calls = 0;

            keys.update(ref(key), named("new"), Counters.KEPT);

            assertThat(served.store.calls).isEqualTo(2);
        }

        @Test
        void neverBringsBackWhatWasRevokedMeanwhile() {
            served.store.afterNextRead(() -> keys.revoke(ref(key)));

            var outcome = keys.update(ref(key), named("new"), Counters.KEPT);

            assertThat(outcome).isEqualTo(new Unknown());
            assertThat(served.exists(key.id())).isFalse();
        }
    }

    @Nested
    class Policies {
        private final KeyService keys = served.builder()
                .policies(session -> session.grants().policies().contains(new PolicyId("no"))
                        ? new Application.Failed("no such policy")
                        : new Application.Applied(session))
                .build();
        private final Created key = served.minted();

        @Test
        void areAddedBehindThoseThatAreThere() {
            keys.addPolicies(ref(key), policies("a"));
            keys.addPolicies(ref(key), policies("b", "c"));

            assertThat(now()).isEqualTo(policies("a", "b", "c"));
        }

        @Test
        void areNotAddedTwice() {
            keys.addPolicies(ref(key), policies("a", "b"));
            keys.addPolicies(ref(key), policies("b", "a"));

            assertThat(now()).isEqualTo(policies("a", "b"));
        }

        @Test
        void areReplaced() {
            keys.addPolicies(ref(key), policies("a"));

            keys.replacePolicies(ref(key), policies("b"));

            assertThat(now()).isEqualTo(policies("b"));
        }

        @Test
        void leaveTheRightsOfTheSession() {
            keys.replacePolicies(ref(key), policies("b"));

            assertThat(served.stored(key.id()).grants().own())
                    .isEqualTo(ORDERING.grants().own());
        }

        @Test
        void thatCannotBeAppliedAreRefused() {
            assertThat(reason(keys.addPolicies(ref(key), policies("no")))).isEqualTo(Reason.POLICY);
            assertThat(now()).isEmpty();
        }

        @Test
        void ofAnUnknownKeyAreNotWritten() {
            assertThat(keys.addPolicies(new KeyRef.ById(new SessionId("0a")), policies("a")))
                    .isEqualTo(new Unknown());
        }

        private List<PolicyId> now() {
            return served.stored(key.id()).grants().policies();
        }

        private static List<PolicyId> policies(String... names) {
            return List.of(names).stream().map(PolicyId::new).toList();
        }
    }

    @Nested
    class ARevokedKey {
        private final Created key = served.minted();

        @Test
        void isGone() {
            keys.revoke(ref(key));

            assertThat(keys.find(ref(key))).isEmpty();
        }

        @Test
        void wasThere() {
            assertThat(keys.revoke(ref(key))).isTrue();
        }

        @Test
        void cannotBeRevokedAgain() {
            keys.revoke(ref(key));

            assertThat(keys.revoke(ref(key))).isFalse();
        }

        @Test
        void isTold() {
            served.events.clear();

            keys.revoke(ref(key));

            assertThat(served.events)
                    .containsExactly(new AuthEvent.TokenDeleted(ACME, key.id(), served.clock.instant()));
        }

        @Test
        void isNotToldIfItWasNeverThere() {
            served.events.clear();

            keys.revoke(ref(Secret.of("unknown")));

            assertThat(served.events).isEmpty();
        }

        @Test
        void mayBePointedAtByItsHash() {
            assertThat(keys.revoke(new KeyRef.ById(key.id()))).isTrue();
        }

        @Test
        void leavesOthers() {
            var other = served.minted();

            keys.revoke(ref(key));

            assertThat(served.exists(other.id())).isTrue();
        }
    }

    @Nested
    class AList {
        @Test
        void namesEveryKeyOnceWhereNobodyWrites() {
            var ids = List.of(
                    served.minted().id(), served.minted().id(), served.minted().id());

            assertThat(keys.list("", 10).ids()).containsExactlyInAnyOrderElementsOf(ids);
        }

        @Test
        void comesInPages() {
            served.minted();
            served.minted();

            var first = keys.list("", 1);
            var second = keys.list(first.nextCursor(), 1);

            assertThat(first.ids()).hasSize(1).doesNotContainAnyElementsOf(second.ids());
        }

        @Test
        void isEmptyWithoutKeys() {
            assertThat(keys.list("", 10).ids()).isEmpty();
        }
    }
}
