// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.Merging.ACME;
import static dev.gatehouse.core.policy.Merging.ORG;
import static dev.gatehouse.core.policy.Merging.a;
import static dev.gatehouse.core.policy.Merging.b;
import static dev.gatehouse.core.policy.Merging.merged;
import static dev.gatehouse.core.policy.Merging.policy;
import static dev.gatehouse.core.policy.Merging.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Application;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class SessionPoliciesTest {
    private final PolicyCatalogue catalogue = new PolicyCatalogue(Counting.OPENED_WINDOW);
    private final SessionPolicies policies = new SessionPolicies(catalogue);

    private static Session naming(String... names) {
        var ids = List.of(names).stream().map(PolicyId::new).toList();
        return Session.of(ORG, Entitlements.nothing()).with(new Grants(Entitlements.nothing(), ids));
    }

    private Session applied(Session session) {
        return ((Application.Applied) policies.apply(session, ACME, Trace.none())).session();
    }

    private static PolicyTerms switchedOff(boolean inactive) {
        return new PolicyTerms(inactive, Optional.empty(), Retention.UNSTATED, false, false, Attributes.none());
    }

    @Nested
    class WithoutPolicies {
        @Test
        void sessionIsTheSameObject() {
            var session = Session.of(ORG, Entitlements.to(a()));

            assertThat(applied(session)).isSameAs(session);
        }

        @Test
        void apiWithLimitsIsCountedAlone() {
            var right = a().limitedTo(rate(5));
            var unscoped = right.with(new Allowance(Optional.of(rate(5)), List.of(), ""));

            assertThat(applied(Session.of(ORG, Entitlements.to(unscoped)))
                            .grants()
                            .own())
                    .isEqualTo(Entitlements.to(right));
        }
    }

    @Nested
    class WithAPolicy {
        @Test
        void theSessionMayDoWhatItGrants() {
            catalogue.put(policy("p", rate(5), a()));

            assertThat(applied(naming("p")).grants().own().rights()).containsOnlyKeys(Merging.A);
        }

        @Test
        void theSessionStillNamesIt() {
            catalogue.put(policy("p", rate(5), a()));

            assertThat(applied(naming("p")).grants().policies()).containsExactly(new PolicyId("p"));
        }

        @Test
        void aChangeCountsAtOnce() {
            catalogue.put(policy("p", rate(5), a()));
            applied(naming("p"));

            catalogue.put(policy("p", rate(9), a()));

            assertThat(applied(naming("p")).grants().own().limits()).isEqualTo(rate(9));
        }

        @Test
        void aPolicyThatComesLaterCountsAtOnce() {
            policies.apply(naming("p"), ACME, Trace.none());

            catalogue.put(policy("p", rate(5), a()));

            assertThat(policies.apply(naming("p"), ACME, Trace.none())).isInstanceOf(Application.Applied.class);
        }

        @Test
        void aPolicyThatIsRemovedRefusesAtOnce() {
            catalogue.put(policy("p", rate(5), a()));
            applied(naming("p"));

            catalogue.remove(ACME, new PolicyId("p"));

            assertThat(policies.apply(naming("p"), ACME, Trace.none()))
                    .isEqualTo(new Application.Failed("policy not found: \"p\""));
        }

        @Test
        void sessionsShareWhatWasMerged() {
            catalogue.put(policy("p", rate(5), a()));

            assertThat(applied(naming("p")).grants())
                    .isSameAs(applied(naming("p")).grants());
        }

        @Test
        void sessionsOfOtherLimitsDoNotShare() {
            catalogue.put(policy("p", Limits.none(), a()).about(Partition.ACCESS));
            applied(naming("p"));
            var limited = new Grants(Entitlements.nothing().limitedTo(rate(7)), List.of(new PolicyId("p")));

            assertThat(applied(naming("p").with(limited)).grants().own().limits())
                    .isEqualTo(rate(7));
        }

        @Test
        void sessionsWhoseOtherLimitsAPolicyReplacesShare() {
            catalogue.put(policy("p", rate(5), a()));
            var more = Entitlements.nothing().limitedTo(rate(9));
            var other = naming("p").with(new Grants(more, List.of(new PolicyId("p"))));

            assertThat(applied(other).grants().own())
                    .isSameAs(applied(naming("p")).grants().own());
        }

        @Test
        void aMergeWeighsWhatIsInIt() {
            var right = a().onlyOn(PathRule.of("/x", "GET"), PathRule.of("/y", "GET"));
            int small = MergeCache.weight(merged(policy("p", rate(5), a())));

            assertThat(MergeCache.weight(merged(policy("p", rate(5), right, b()))))
                    .isEqualTo(small + 3);
        }

        @Test
        void policiesOfOtherTenantsDoNotCount() {
            catalogue.put(Policy.of("p", "other", Limits.none(), a()));

            assertThat(policies.apply(naming("p"), new OrganizationId("other"), Trace.none()))
                    .isEqualTo(new Application.Failed("policy not found: \"p\""));
        }

        @Test
        void aSessionWithoutTenantHasThoseOfTheApi() {
            catalogue.put(policy("p", rate(5), a()));
            var nobodys = Session.of("", Entitlements.nothing())
                    .with(new Grants(Entitlements.nothing(), List.of(new PolicyId("p"))));

            assertThat(policies.apply(nobodys, ACME, Trace.none())).isInstanceOf(Application.Applied.class);
        }

        @Test
        void everyStepIsToldFirstAndLater() {
            catalogue.put(policy("p", rate(5), a()));
            applied(naming("p", "nope"));
            var recorder = Explanation.recorder();

            policies.apply(naming("p", "nope"), ACME, recorder);

            assertThat(recorder.explanation().steps())
                    .containsExactly(
                            new Step("policy.find", "p", Verdict.PASSED),
                            new Step("policy.apply", "p", Verdict.PASSED),
                            new Step("policy.find", "nope", Verdict.SKIPPED));
        }
    }

    @Nested
    class Terms {
        @Test
        void switchTheSessionOff() {
            catalogue.put(policy("p", rate(5), a()).with(switchedOff(true)));
            catalogue.put(policy("q", rate(5), a()));

            assertThat(applied(naming("p", "q")).lifetime().inactive()).isTrue();
        }

        @Test
        void countInsteadOfTheSessionsOwnSwitch() {
            catalogue.put(policy("p", rate(5), a()).with(switchedOff(false)));
            var off = naming("p").with(new Lifetime(null, true));

            assertThat(applied(off).lifetime().inactive()).isFalse();
        }

        @Test
        void replaceWhatIsSaidOfTheRecordsEnd() {
            var forever =
                    new PolicyTerms(false, Optional.empty(), new Retention.Forever(), false, false, Attributes.none());
            catalogue.put(policy("p", rate(5), a()).with(forever));

            assertThat(applied(naming("p")).lifetime().retention()).isEqualTo(new Retention.Forever());
        }

        @Test
        void addTagsAndOverwriteMetadata() {
            var told = new Attributes("", List.of("t", "u"), Map.of("k", "policy"));
            catalogue.put(policy("p", rate(5), a())
                    .with(new PolicyTerms(false, Optional.empty(), Retention.UNSTATED, false, false, told)));
            var session = naming("p").with(new Attributes("Ann", List.of("t", "own"), Map.of("k", "own", "x", 1)));

            assertThat(applied(session).attributes())
                    .isEqualTo(new Attributes("Ann", List.of("t", "own", "u"), Map.of("k", "policy", "x", 1)));
        }

        @Test
        void switchSignaturesOn() {
            var signing = new PolicyTerms(false, Optional.empty(), Retention.UNSTATED, true, true, Attributes.none());
            catalogue.put(policy("p", rate(5), a()).with(signing));
            var key = new SignatureKey(Optional.of(Secret.of("s")), "", false, false);

            assertThat(applied(naming("p").with(Credentials.signing(key)))
                            .credentials()
                            .signature())
                    .isEqualTo(key.accepting(true, true));
        }

        @Test
        void tellWhenKeysEnd() {
            var hour = Duration.ofHours(1);
            catalogue.put(policy("p", rate(5), a()).with(ending(hour)));
            catalogue.put(policy("q", rate(5), a()).with(ending(hour.plus(hour))));

            assertThat(policies.keysExpireAfter(naming("q", "nope", "p"))).contains(hour);
            assertThat(policies.keysExpireAfter(naming("nope"))).isEmpty();
        }

        private static PolicyTerms ending(Duration time) {
            return new PolicyTerms(false, Optional.of(time), Retention.UNSTATED, false, false, Attributes.none());
        }
    }

    @Nested
    class PoliciesThatASessionBrings {
        private SessionPolicies bringing(Policy... brought) {
            return new SessionPolicies(new Policies() {
                @Override
                public Policy find(OrganizationId organization, PolicyId id) {
                    return catalogue.find(organization, id);
                }

                @Override
                public Optional<List<Policy>> broughtBy(Session session) {
                    if (brought.length > 1) {
                        throw new IllegalArgumentException("one too many");
                    }
                    return Optional.of(List.of(brought));
                }
            });
        }

        @Test
        void countInsteadOfThoseThatItNames() {
            catalogue.put(policy("p", rate(5), Merging.b()));

            var application = bringing(policy("own", rate(9), a())).apply(naming("p"), ACME, Trace.none());

            assertThat(((Application.Applied) application)
                            .session()
                            .grants()
                            .own()
                            .rights())
                    .containsOnlyKeys(Merging.A);
        }

        @Test
        void mayBeNoneAndThenNothingIsGranted() {
            assertThat(bringing().apply(Session.of(ORG, Entitlements.masterKey()), ACME, Trace.none()))
                    .isEqualTo(new Application.Failed("key has no valid policies to be applied"));
        }

        @Test
        void refuseTheSessionIfTheyCannotBeRead() {
            var two = bringing(policy("p", rate(1), a()), policy("q", rate(1), a()));

            assertThat(two.apply(naming("p"), ACME, Trace.none()))
                    .isEqualTo(new Application.Failed("policies in the session itself: one too many"));
        }
    }

    @Nested
    class Preview {
        @Test
        void showsWhatIsApplied() {
            catalogue.put(policy("p", rate(5), a()));

            var preview = policies.preview(naming("p"), ACME);

            assertThat(preview.session()).isEqualTo(applied(naming("p")));
            assertThat(preview.applied()).containsExactly(catalogue.find(ACME, new PolicyId("p")));
        }

        @Test
        void showsHowFarAFailureCame() {
            catalogue.put(policy("p", rate(5), a()).about(Partition.RATE_LIMIT));

            var preview = policies.preview(naming("p"), ACME);

            assertThat(preview.failure()).contains("key has no valid policies to be applied");
            assertThat(preview.session().grants().own().limits()).isEqualTo(rate(5));
        }
    }
}
