// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.Merging.ACME;
import static dev.gatehouse.core.policy.Merging.a;
import static dev.gatehouse.core.policy.Merging.b;
import static dev.gatehouse.core.policy.Merging.endpoint;
import static dev.gatehouse.core.policy.Merging.limitsOfA;
import static dev.gatehouse.core.policy.Merging.limitsOfB;
import static dev.gatehouse.core.policy.Merging.merged;
import static dev.gatehouse.core.policy.Merging.policy;
import static dev.gatehouse.core.policy.Merging.quota;
import static dev.gatehouse.core.policy.Merging.rate;
import static dev.gatehouse.core.policy.Merging.throttle;
import static dev.gatehouse.core.policy.Merging.toA;
import static dev.gatehouse.core.policy.Merging.toB;
import static dev.gatehouse.policy.Partition.ACCESS;
import static dev.gatehouse.policy.Partition.COMPLEXITY;
import static dev.gatehouse.policy.Partition.PER_API;
import static dev.gatehouse.policy.Partition.QUOTA;
import static dev.gatehouse.policy.Partition.RATE_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.explanation.Step;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyMergeTest {
    private static final NamedPolicy UNKNOWN = new NamedPolicy(new PolicyId("nope"), null);

    @Nested
    class OnePolicy {
        @Test
        void grantsItsRights() {
            var right = a().inVersions("v1").onlyOn(PathRule.of("/x", "GET"));

            assertThat(toA(merged(policy("p", Limits.none(), right)))).isEqualTo(right);
        }

        @Test
        void limitsItsApi() {
            assertThat(limitsOfA(merged(policy("p", rate(5), a())))).isEqualTo(rate(5));
        }

        @Test
        void takesThePlaceOfTheSessionsOwnRights() {
            var merged = merged(Entitlements.to(b()), policy("p", Limits.none(), a()));

            assertThat(merged.entitlements().rights()).containsOnlyKeys(Merging.A);
        }

        @Test
        void takesThePlaceOfAMasterKey() {
            assertThat(merged(Entitlements.masterKey(), policy("p", Limits.none(), a()))
                            .entitlements()
                            .unrestricted())
                    .isFalse();
        }

        @Test
        void doesNotBringTheLimitsThatItHasForItsApis() {
            var merged = merged(policy("p", rate(5), a().limitedTo(rate(9))));

            assertThat(toA(merged).allowance()).isEqualTo(new Allowance(Optional.of(rate(5)), List.of(), ""));
        }

        @Test
        void isStatedInSteps() {
            assertThat(merged(policy("p", Limits.none(), a())).steps())
                    .containsExactly(
                            new Step("policy.find", "p", Verdict.PASSED),
                            new Step("policy.apply", "p", Verdict.PASSED));
        }
    }

    @Nested
    class LimitsOfTheSession {
        private final Entitlements limited = Entitlements.nothing().limitedTo(rate(100));

        @Test
        void doNotCountBesideAPolicyAboutEverything() {
            assertThat(merged(limited, policy("p", Limits.none(), a()))
                            .entitlements()
                            .limits())
                    .isEqualTo(Limits.none());
        }

        @Test
        void countWhereThePolicySpeaksOfOtherParts() {
            var merged = merged(limited, policy("p", rate(5), a()).about(ACCESS));

            assertThat(limitsOfA(merged)).isEqualTo(rate(100));
        }

        @Test
        void countIfAnUnknownPolicyComesFirst() {
            var named = List.of(UNKNOWN, new NamedPolicy(new PolicyId("p"), policy("p", rate(5), a(), b())));

            var merged = PolicyMerge.merge(limited, named, ACME);

            assertThat(merged.entitlements().limits()).isEqualTo(rate(100));
            assertThat(limitsOfA(merged)).isEqualTo(rate(5));
        }
    }

    @Nested
    class SeveralPolicies {
        @Test
        void grantWhatEachOfThemGrants() {
            var merged = merged(policy("p", Limits.none(), a()), policy("q", Limits.none(), b()));

            assertThat(merged.entitlements().rights()).containsOnlyKeys(Merging.A, Merging.B);
        }

        @Test
        void haveCountersOfTheirOwn() {
            var merged = merged(policy("p", rate(5), a()), policy("q", rate(9), b()));

            assertThat(toA(merged).allowance().scope()).isEqualTo("p");
            assertThat(toB(merged).allowance().scope()).isEqualTo("q");
        }

        @Test
        void shareCountersIfOneOfThemGrantsAll() {
            var merged = merged(
                    policy("p", rate(5), a(), b()), policy("q", rate(9), a()).about(RATE_LIMIT));

            assertThat(toA(merged).allowance().scope()).isEmpty();
            assertThat(toB(merged).allowance().scope()).isEmpty();
        }

        @Test
        void uniteVersions() {
            var merged = merged(
                    policy("p", Limits.none(), a().inVersions("v1")), policy("q", Limits.none(), a().inVersions("v2")));

            assertThat(toA(merged).versions()).containsExactlyInAnyOrder("v1", "v2");
        }

        @Test
        void uniteTheMethodsOfOnePattern() {
            var merged = merged(
                    policy("p", Limits.none(), a().onlyOn(PathRule.of("/x", "GET"), PathRule.of("/y", "GET"))),
                    policy("q", Limits.none(), a().onlyOn(PathRule.of("/x", "PUT"))));

            assertThat(toA(merged).paths()).containsExactly(PathRule.of("/x", "GET", "PUT"), PathRule.of("/y", "GET"));
        }

        @Test
        void goOnRestrictingPathsBesideARightToTheWholeApi() {
            var merged = merged(
                    policy("p", Limits.none(), a()), policy("q", Limits.none(), a().onlyOn(PathRule.of("/x", "GET"))));

            assertThat(toA(merged).paths()).containsExactly(PathRule.of("/x", "GET"));
        }

        @Test
        void makeTheSoonerRateCount() {
            assertThat(limitsOfA(merged(policy("p", rate(5), a()), policy("q", rate(9), a())))
                            .rate())
                    .isEqualTo(rate(9).rate());
        }

        @Test
        void keepTheFirstOfTwoRatesThatAreEquallySoon() {
            var slow = Limits.none().with(RateLimit.of(10, Duration.ofSeconds(2)));

            assertThat(limitsOfA(merged(policy("p", rate(5), a()), policy("q", slow, a()))))
                    .isEqualTo(rate(5));
        }

        @Test
        void letARateOfNothingLose() {
            assertThat(limitsOfA(merged(policy("p", rate(5), a()), policy("q", Limits.none(), a()))))
                    .isEqualTo(rate(5));
        }

        @Test
        void letMinusOneInATimeWin() {
            var unlimited = Limits.none().with(new RateLimit(-1, Duration.ofSeconds(1), Optional.empty()));

            assertThat(limitsOfA(merged(policy("p", rate(5), a()), policy("q", unlimited, a()))))
                    .isEqualTo(unlimited);
        }

        @Test
        void takeHowManyAndUntilWhenOneByOne() {
            assertThat(limitsOfA(merged(policy("p", quota(1000, 60), a()), policy("q", quota(10, 3600), a()))))
                    .isEqualTo(quota(1000, 3600));
        }

        @Test
        void takeThrottlesOneByOne() {
            assertThat(limitsOfA(merged(policy("p", throttle(5, 1), a()), policy("q", throttle(1, 9), a()))))
                    .isEqualTo(throttle(5, 9));
        }

        @Test
        void takeTheGreaterDepth() {
            var merged = merged(policy("p", depth(3), a()), policy("q", depth(-1), a()), policy("r", depth(9), a()));

            assertThat(limitsOfA(merged).queryDepth()).isEqualTo(-1);
        }

        private static Limits depth(long depth) {
            return DepthMerge.with(Limits.none(), depth);
        }

        @Test
        void skipWhatNobodyKnows() {
            var named = List.of(new NamedPolicy(new PolicyId("p"), policy("p", Limits.none(), a())), UNKNOWN);

            var merged = PolicyMerge.merge(Entitlements.nothing(), named, ACME);

            assertThat(merged.failure()).isEmpty();
            assertThat(merged.steps()).contains(new Step("policy.find", "nope", Verdict.SKIPPED));
        }
    }

    @Nested
    class PoliciesAboutParts {
        @Test
        void leaveTheRestToOthers() {
            var merged = merged(
                    policy("acl", rate(1), a()).about(ACCESS),
                    policy("rate", rate(5), a(), b()).about(RATE_LIMIT),
                    policy("quota", quota(7, 60), a()).about(QUOTA));

            assertThat(limitsOfA(merged)).isEqualTo(rate(5).with(quota(7, 60).quota()));
            assertThat(merged.entitlements().rights()).containsOnlyKeys(Merging.A);
        }

        @Test
        void withoutRightsLimitEverything() {
            var merged = merged(
                    policy("acl", Limits.none(), a()).about(ACCESS),
                    policy("q", quota(7, 60)).about(QUOTA));

            assertThat(merged.entitlements().limits()).isEqualTo(quota(7, 60));
            assertThat(limitsOfA(merged)).isEqualTo(quota(7, 60));
        }

        @Test
        void withoutRatesDropTheLimitsOfPaths() {
            var right = a().with(new Allowance(Optional.empty(), List.of(endpoint("GET", "/x", 5)), ""));

            assertThat(toA(merged(policy("p", Limits.none(), right).about(ACCESS)))
                            .allowance()
                            .endpoints())
                    .isEmpty();
        }

        @Test
        void aboutOneApiAloneLimitEverythingSo() {
            var merged = merged(policy("p", rate(5), a()).about(ACCESS, RATE_LIMIT, QUOTA, COMPLEXITY));

            assertThat(merged.entitlements().limits()).isEqualTo(rate(5));
        }
    }

    @Nested
    class PoliciesThatCountForEachApi {
        private Policy perApi(String id, Limits limits, dev.gatehouse.entitlement.AccessRight... rights) {
            return policy(id, limits, rights).about(PER_API);
        }

        @Test
        void countApisWithLimitsAlone() {
            var merged = merged(perApi("p", Limits.none(), a().limitedTo(rate(5)), b().limitedTo(rate(9))));

            assertThat(toA(merged).allowance().scope()).isEqualTo("a");
            assertThat(limitsOfB(merged)).isEqualTo(rate(9));
        }

        @Test
        void countApisWithoutLimitsTogether() {
            var merged = merged(perApi("p", rate(5), a(), b()));

            assertThat(toA(merged).allowance().scope()).isEqualTo("p");
            assertThat(toB(merged).allowance().scope()).isEqualTo("p");
            assertThat(limitsOfA(merged)).isEqualTo(rate(5));
        }

        @Test
        void replaceTheVersionsOfOthers() {
            var merged = merged(perApi("p", rate(5), a().inVersions("v1")), perApi("q", rate(5), a().inVersions("v2")));

            assertThat(toA(merged).versions()).containsExactly("v2");
        }

        @Test
        void keepTheMorePermissiveLimit() {
            var merged = merged(perApi("p", rate(9), a()), perApi("q", rate(5), a()));

            assertThat(limitsOfA(merged)).isEqualTo(rate(9));
            assertThat(toA(merged).allowance().scope()).isEqualTo("p");
        }

        @Test
        void needNoRenewalOfAQuotaWithoutEnd() {
            var merged = merged(perApi("p", quota(5, 60), a()), perApi("q", quota(-1, 3600), a()));

            assertThat(limitsOfA(merged)).isEqualTo(quota(-1, 0));
        }

        @Test
        void goTogetherWithPoliciesAboutEverything() {
            var merged = merged(policy("m", rate(50), a()), perApi("p", Limits.none(), a().limitedTo(rate(5))));

            assertThat(merged.failure()).isEmpty();
            assertThat(limitsOfA(merged)).isEqualTo(rate(50));
        }
    }

    @Nested
    class Refusals {
        @Test
        void nameTheOnlyPolicyIfItIsUnknown() {
            var merged = PolicyMerge.merge(Entitlements.masterKey(), List.of(UNKNOWN), ACME);

            assertThat(merged.failure()).contains("policy not found: \"nope\"");
            assertThat(merged.steps()).containsExactly(new Step("policy.find", "nope", Verdict.REFUSED));
        }

        @Test
        void comeWhereNoneOfSeveralIsKnown() {
            var merged = PolicyMerge.merge(Entitlements.masterKey(), List.of(UNKNOWN, UNKNOWN), ACME);

            assertThat(merged.failure()).contains("key has no valid policies to be applied");
        }

        @Test
        void comeWhereNoPolicyGrantsAnything() {
            var merged = merged(Entitlements.to(a()), policy("r", rate(5), a()).about(RATE_LIMIT));

            assertThat(merged.failure()).contains("key has no valid policies to be applied");
            assertThat(merged.entitlements()).isEqualTo(Entitlements.to(a()).limitedTo(rate(5)));
        }

        @Test
        void meetPoliciesOfStrangers() {
            var stranger = Policy.of("p", "other", Limits.none(), a());

            assertThat(merged(stranger).failure())
                    .contains("attempting to apply policy from different organisation to key, skipping");
        }

        @ParameterizedTest
        @EnumSource(names = "PER_API", mode = EnumSource.Mode.EXCLUDE)
        void meetAPolicyThatContradictsItself(dev.gatehouse.policy.Partition part) {
            assertThat(merged(policy("p", rate(5), a()).about(PER_API, part)).failure())
                    .contains("cannot apply policy p which has per_api and any of partitions set");
        }

        @Test
        void meetBothKindsOfPolicies() {
            var parts = policy("q", quota(3, 60), a()).about(QUOTA);
            var each = policy("p", rate(5), a()).about(PER_API);
            var mixed = "cannot apply multiple policies when some have per_api set and some are partitioned";

            assertThat(merged(parts, each).failure()).contains(mixed);
            assertThat(merged(each, parts).failure()).contains(mixed);
            assertThat(merged(parts, policy("m", rate(1), b()), each).failure()).contains(mixed);
        }
    }
}
