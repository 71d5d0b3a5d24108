// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.policy.PolicyEngine.Explained;
import dev.gatehouse.policy.PolicyEngine.Question;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ExplainTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ID = "explain-test-session-id";

    private final PolicyEngine engine = new StandardPolicyEngine(
            Policies.none(),
            InMemoryStores.builder().clock(new MutableInstantSource()).build().limits());
    private final ProtectedApi api = ProtectedApi.named("orders")
            .organization("acme")
            .requires(new AuthRequirement.Keyless())
            .build();

    private Question question(Limits limits) {
        var session =
                Session.of("acme", Entitlements.to(AccessRight.to(api.id())).limitedTo(limits));
        return question(session);
    }

    private Question question(Session session) {
        var request = HttpRequest.of("GET", "/orders", Headers.none());
        return new Question(
                api, ApiVersion.of("Default"), Optional.of(new StoredSession(new SessionId(ID), session)), request);
    }

    private static Limits limits(long rate, long quota) {
        return Limits.none().with(RateLimit.of(rate, MINUTE)).with(Quota.of(quota, MINUTE));
    }

    private static List<String> rules(Explained explained) {
        return explained.explanation().steps().stream().map(Step::rule).toList();
    }

    @Nested
    class Explaining {
        @Test
        void takesNothing() {
            var question = question(limits(1, 1));

            engine.explain(question);
            engine.explain(question);

            assertThat(engine.rule(question, Trace.none())).isInstanceOf(Ruling.Permitted.class);
        }

        @Test
        void saysWhatRulingWould() {
            var question = question(limits(1, 5));
            engine.rule(question, Trace.none());

            var ruling = (Ruling.Refused) engine.explain(question).ruling();

            assertThat(ruling.refusal().id()).isEqualTo(Denials.SESSION_RATE);
        }

        @Test
        void namesEveryStep() {
            assertThat(rules(engine.explain(question(limits(2, 5)))))
                    .containsExactly("rights.api", "limit.session_rate", "limit.session_quota");
        }

        @Test
        void saysWhatIsLeftOfEachLimit() {
            var explained = engine.explain(question(limits(2, 5)));

            assertThat(explained.explanation().steps())
                    .extracting(Step::subject)
                    .anySatisfy(subject -> assertThat(subject).contains("2 in PT1M", "1 left"))
                    .anySatisfy(subject -> assertThat(subject).contains("5 in PT1M", "4 left"));
            assertThat(explained.ruling().usage()).hasSize(2);
        }

        @Test
        void stopsWhereARightIsMissing() {
            var explained = engine.explain(question(Session.of("acme", Entitlements.nothing())));

            assertThat(rules(explained)).containsExactly("rights.api");
        }

        @Test
        void showsNoSession() {
            assertThat(engine.explain(question(limits(1, 1))).toString()).doesNotContain(ID);
        }

        @Test
        void isTheSameAsRulingWithATrace() {
            var recorder = Explanation.recorder();
            var question = question(limits(3, 3));
            var explained = engine.explain(question);

            engine.rule(question, recorder);

            assertThat(recorder.explanation()).isEqualTo(explained.explanation());
        }
    }

    @Nested
    class LookingAtUsage {
        @Test
        void tellsWhatIsLeftBeforeTheRequest() {
            var question = question(limits(2, 5));
            engine.rule(question, Trace.none());

            assertThat(engine.look(question, Trace.none()).usage())
                    .extracting(usage -> usage.status().remaining())
                    .containsExactly(1L, 4L);
        }
    }

    @Nested
    class Simulating {
        private final Policy narrow = Policy.of("narrow", "acme", limits(1, 9), AccessRight.to(api.id()));

        private Ruling simulate(Session session, Policy... policies) {
            return engine.simulate(question(session), List.of(policies)).ruling();
        }

        @Test
        void rulesByOtherPolicies() {
            var mine = Session.of("acme", Entitlements.to(AccessRight.to(api.id())));

            assertThat(simulate(mine, narrow).usage())
                    .extracting(usage -> usage.limit().permits())
                    .containsExactly(1L, 9L);
        }

        @Test
        void takesNothing() {
            var mine = Session.of("acme", Entitlements.nothing());
            simulate(mine, narrow);

            assertThat(simulate(mine, narrow)).isInstanceOf(Ruling.Permitted.class);
        }

        @Test
        void withoutPoliciesRulesByTheSessionAlone() {
            assertThat(simulate(Session.of("acme", Entitlements.to(AccessRight.to(api.id())))))
                    .isEqualTo(Ruling.Permitted.unlimited());
        }

        @Test
        void leavesTheSessionItsOwnLimitsWhereThesePoliciesDo() {
            var named = new PolicyCatalogue(Counting.OPENED_WINDOW);
            named.put(narrow);
            var simulating = new StandardPolicyEngine(
                    named, InMemoryStores.builder().build().limits());
            var aclOnly = narrow.about(Partition.ACCESS);
            var own = Entitlements.nothing().limitedTo(Limits.none().with(RateLimit.of(5, MINUTE)));
            var mine = Session.of("acme", own).with(new Grants(own, List.of(narrow.id())));

            var usage = simulating
                    .simulate(question(mine), List.of(aclOnly))
                    .ruling()
                    .usage();

            assertThat(usage).extracting(one -> one.limit().permits()).containsExactly(5L);
        }

        @Test
        void withoutPoliciesLeavesOutThoseThatASessionBrings() {
            var bringing = new Policies() {
                @Override
                public @Nullable Policy find(OrganizationId organization, PolicyId id) {
                    return null;
                }

                @Override
                public Optional<List<Policy>> broughtBy(Session session) {
                    return Optional.of(List.of(narrow));
                }
            };
            var simulating = new StandardPolicyEngine(
                    bringing, InMemoryStores.builder().build().limits());

            var explained = simulating.simulate(question(Session.of("acme", Entitlements.nothing())), List.of());

            assertThat(explained.ruling()).isInstanceOf(Ruling.Refused.class);
        }

        @Test
        void refusesWhatCannotBeApplied() {
            var foreign = Policy.of("foreign", "other", Limits.none(), AccessRight.to(api.id()));

            assertThat(simulate(Session.of("acme", Entitlements.nothing()), foreign))
                    .isInstanceOf(Ruling.Refused.class);
        }

        @Test
        void refusesWhatAPolicySwitchesOff() {
            var off = new PolicyTerms(
                    true, Optional.empty(), Lifetime.Retention.UNSTATED, false, false, Attributes.none());

            var ruling = (Ruling.Refused) simulate(Session.of("acme", Entitlements.nothing()), narrow.with(off));

            assertThat(ruling.refusal().id()).isEqualTo(Denials.INACTIVE);
        }

        @Test
        void toldWhereNobodyNeedsToSayWhoAsks() {
            var open = new Question(
                    api, ApiVersion.of("Default"), Optional.empty(), HttpRequest.of("GET", "/orders", Headers.none()));

            assertThat(engine.simulate(open, List.of(narrow)).ruling()).isEqualTo(Ruling.Permitted.unlimited());
        }

        @Test
        void looksAtTheTenantOfTheApiWhereTheSessionHasNone() {
            var homeless = Session.of("", Entitlements.nothing());

            assertThat(homeless.organization()).isEqualTo(OrganizationId.none());
            assertThat(simulate(homeless, narrow)).isInstanceOf(Ruling.Permitted.class);
        }
    }
}
