// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.Merging.ACME;
import static dev.gatehouse.core.policy.Merging.ORG;
import static dev.gatehouse.core.policy.Merging.a;
import static dev.gatehouse.core.policy.Merging.endpoint;
import static dev.gatehouse.core.policy.Merging.policy;
import static dev.gatehouse.core.policy.Merging.quota;
import static dev.gatehouse.core.policy.Merging.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.core.policy.PolicyLint.Finding;
import dev.gatehouse.core.policy.PolicyLint.Kind;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PolicyLintTest {
    private static final Limits USUAL = rate(5).with(quota(9, 60).quota());

    private final PolicyLint lint = new PolicyLint(PathMatching.EXACT);

    private List<Finding> look(Policy... policies) {
        return lint.policies(List.of(policies));
    }

    private static AccessRight with(EndpointLimit... limits) {
        return a().with(new Allowance(Optional.empty(), List.of(limits), ""));
    }

    @Test
    void saysNothingOfAUsualPolicy() {
        var right = a().onlyOn(PathRule.of("/x", "GET"), PathRule.of("/y/{id}", "GET"));

        assertThat(look(policy("p", USUAL, right))).isEmpty();
    }

    @Nested
    class PathRules {
        private List<Finding> look(PathRule... rules) {
            return PolicyLintTest.this.look(policy("p", USUAL, a().onlyOn(rules)));
        }

        @Test
        void withoutMethodsGrantNothing() {
            assertThat(look(PathRule.of("/x")))
                    .containsExactly(new Finding(
                            Kind.UNREACHABLE_RULE,
                            "p",
                            "access_rights.a.allowed_urls[0].methods",
                            "a rule without methods grants nothing"));
        }

        @Test
        void withMethodsInLowerCaseGrantNothing() {
            assertThat(look(PathRule.of("/x", "get")))
                    .extracting(Finding::kind, Finding::message)
                    .containsExactly(tuple(Kind.UNREACHABLE_RULE, "methods are compared exactly: get"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"orders", "^orders", " "})
        void thatBeginWithoutASlashMatchNoPath(String pattern) {
            assertThat(look(PathRule.of(pattern, "GET")))
                    .extracting(Finding::kind)
                    .containsExactly(Kind.UNREACHABLE_RULE);
        }

        @Test
        void mayBeginAnywhereWhereTheyAreSearchedFor() {
            var anywhere = new PolicyLint(PathMatching.ANYWHERE);

            assertThat(anywhere.policies(List.of(policy("p", USUAL, a().onlyOn(PathRule.of("orders", "GET"))))))
                    .isEmpty();
        }

        private List<String> unreachable(PathMatching matching, PathRule... rules) {
            return new PolicyLint(matching)
                    .policies(List.of(policy("p", USUAL, a().onlyOn(rules)))).stream()
                            .filter(found -> found.kind() == Kind.UNREACHABLE_RULE)
                            .map(Finding::where)
                            .toList();
        }

        @Test
        void mayBeginWithoutASlashWhereOnlySlashesAreAnchored() {
            assertThat(unreachable(PathMatching.FROM_START, PathRule.of("users/.*", "GET")))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(PathMatching.class)
        void mayNotBeginWithoutASlashWhereTheyAnchorThemselves(PathMatching matching) {
            assertThat(unreachable(matching, PathRule.of("^users", "GET"))).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(PathMatching.class)
        void thatAWiderOneGrantsAreNamed(PathMatching matching) {
            assertThat(unreachable(matching, PathRule.of("/.*", "GET", "PUT"), PathRule.of("/a/b", "GET")))
                    .containsExactly("access_rights.a.allowed_urls[1]");
        }

        @Test
        void thatAWiderOneBehindThemGrantsAreNamed() {
            assertThat(unreachable(PathMatching.EXACT, PathRule.of("/a/{id}", "GET"), PathRule.of("/a/*", "GET")))
                    .containsExactly("access_rights.a.allowed_urls[0]");
        }

        @Test
        void thatGrantMoreMethodsAreNeeded() {
            assertThat(unreachable(PathMatching.EXACT, PathRule.of("/.*", "GET"), PathRule.of("/a/b", "GET", "PUT")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "FROM_START, /a$, /a",
            "FROM_START, /x, /x|/y",
            "FROM_START, /x/y, /x/",
            "EXACT, /{id}, /.*",
            "EXACT, /{id}, /*"
        })
        void thatGrantMoreThanANarrowerOneAreNeeded(PathMatching matching, String narrow, String wide) {
            var rules = new PathRule[] {PathRule.of(wide, "PUT", "GET"), PathRule.of(narrow, "PUT", "GET", "DELETE")};

            assertThat(unreachable(matching, rules)).isEmpty();
        }

        @Test
        void thatRepeatAnotherOneAreNamed() {
            assertThat(look(PathRule.of("/x", "GET", "PUT"), PathRule.of("/x", "GET")))
                    .extracting(Finding::where)
                    .containsExactly("access_rights.a.allowed_urls[1]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/[bad", "/(a{1000}){1000}", "/x(?=y)"})
        void thatCannotBeUsedAreNamed(String pattern) {
            assertThat(look(PathRule.of(pattern, "GET")))
                    .extracting(Finding::kind)
                    .containsExactly(Kind.UNUSABLE_PATTERN);
        }

        @Test
        void thatAreTooLongAreNamed() {
            assertThat(look(PathRule.of("/" + "x".repeat(2_000), "GET")))
                    .extracting(Finding::message)
                    .containsExactly("longer than 2000 characters: it matches nothing");
        }
    }

    @Nested
    class LimitsOfPaths {
        @Test
        void behindAWiderOneAreNeverReached() {
            var right = with(endpoint("GET", "/orders/*", 5), endpoint("get", "/orders/{id}", 9));

            assertThat(look(policy("p", USUAL, right)))
                    .extracting(Finding::kind, Finding::where)
                    .containsExactly(tuple(Kind.SHADOWED_LIMIT, "access_rights.a.endpoints[1]"));
        }

        @Test
        void beforeAWiderOneAreReached() {
            assertThat(look(policy("p", USUAL, with(endpoint("GET", "/x/y", 5), endpoint("GET", "/x/*", 9)))))
                    .isEmpty();
        }

        @Test
        void ofAnotherMethodAreReached() {
            assertThat(look(policy("p", USUAL, with(endpoint("GET", "/x", 5), endpoint("PUT", "/x", 9)))))
                    .isEmpty();
        }
    }

    @Nested
    class Zeros {
        @Test
        void areNamedAtTheTop() {
            assertThat(look(policy("p", Limits.none(), a())))
                    .extracting(Finding::where)
                    .containsExactly("rate", "quota_max");
        }

        @Test
        void doNotMatterInPartsOfWhichAPolicyDoesNotSpeak() {
            assertThat(look(policy("p", Limits.none(), a()).about(Partition.ACCESS)))
                    .isEmpty();
        }

        @Test
        void areNamedInRights() {
            var limited = policy("p", USUAL, a().limitedTo(rate(5))).about(Partition.PER_API);

            assertThat(look(limited)).extracting(Finding::where).containsExactly("access_rights.a.limit.quota_max");
        }

        @Test
        void ofATimeAreNamedAndNegativeOnesToo() {
            var backwards = Limits.none().with(new RateLimit(10, Duration.ofSeconds(-5), Optional.empty()));

            assertThat(look(policy("p", backwards.with(quota(9, 60).quota()), a())))
                    .extracting(Finding::where, Finding::message)
                    .containsExactly(tuple(
                            "per", "a time below zero limits nothing, and wins against any limit of another policy"));
        }

        @Test
        void areNamedInASession() {
            var session = Session.of(ORG, Entitlements.to(a()));

            assertThat(lint.session(session, List.of(), ACME))
                    .extracting(Finding::where)
                    .containsExactly("rate", "quota_max");
        }

        @Test
        void doNotMatterInASessionWhoseApisHaveTheirOwn() {
            var session = Session.of(ORG, Entitlements.to(a().limitedTo(USUAL)));

            assertThat(lint.session(session, List.of(), ACME)).isEmpty();
        }

        @Test
        void areNamedInLimitsOfPaths() {
            var none = new EndpointLimit("/x", "GET", Limits.none().rate());

            assertThat(look(policy("p", USUAL, with(none))))
                    .extracting(Finding::where)
                    .containsExactly("access_rights.a.endpoints[0].limit.rate");
        }
    }

    @Nested
    class Combinations {
        private final Policy each = policy("each", USUAL, a()).about(Partition.PER_API);
        private final Policy parts = policy("parts", USUAL, a()).about(Partition.ACCESS);

        @Test
        void thatNoKeyCanHaveAreNamedOnce() {
            assertThat(look(each, parts))
                    .extracting(Finding::subject, Finding::message)
                    .containsExactly(tuple("each", "a key that also has one of these is refused: parts"));
        }

        @Test
        void ofOtherTenantsDoNotMatter() {
            var stranger = Policy.of("parts", "other", USUAL, a()).about(Partition.ACCESS);

            assertThat(look(each, stranger)).isEmpty();
        }

        @Test
        void policyThatContradictsItselfIsNamed() {
            assertThat(look(policy("p", USUAL, a()).about(Partition.PER_API, Partition.QUOTA)))
                    .extracting(Finding::kind)
                    .containsExactly(Kind.INCOMPATIBLE);
        }

        @Test
        void policyThatNeedsAnotherOneIsNamed() {
            assertThat(look(policy("p", USUAL, a()).about(Partition.RATE_LIMIT)))
                    .extracting(Finding::message)
                    .containsExactly(
                            "a key that has no other policy is refused: key has no valid policies to be applied");
        }
    }

    @Nested
    class NoRights {
        @Test
        void inAPolicyGrantNothing() {
            assertThat(look(policy("p", USUAL))).extracting(Finding::kind).containsExactly(Kind.NO_RIGHTS);
        }

        @Test
        void inASessionAreEveryRight() {
            var findings = lint.session(Session.of(ORG, Entitlements.masterKey()), List.of(), ACME);

            assertThat(findings).extracting(Finding::kind).contains(Kind.NO_RIGHTS);
        }
    }

    @Nested
    class Sessions {
        @Test
        void withPoliciesThatCannotBeAppliedAreNamed() {
            var named = List.of(new NamedPolicy(new PolicyId("nope"), null));

            assertThat(lint.session(Session.of(ORG, Entitlements.masterKey()), named, ACME))
                    .containsExactly(
                            new Finding(Kind.INCOMPATIBLE, "session", "apply_policies", "policy not found: \"nope\""));
        }

        @Test
        void withRightsOfTheirOwnAreLookedAtLikePolicies() {
            var session = Session.of(
                    ORG, Entitlements.to(a().onlyOn(PathRule.of("/x"))).limitedTo(USUAL));

            assertThat(lint.session(session, List.of(), ACME))
                    .extracting(Finding::kind)
                    .containsExactly(Kind.UNREACHABLE_RULE);
        }

        @Test
        void withAPolicyThatDoesNotExistAreNamed() {
            var known = new NamedPolicy(new PolicyId("p"), policy("p", USUAL, a()));
            var unknown = new NamedPolicy(new PolicyId("zz"), null);

            assertThat(lint.session(Session.of(ORG, Entitlements.masterKey()), List.of(known, unknown), ACME))
                    .extracting(Finding::where, Finding::message)
                    .containsExactly(tuple("apply_policies", "policy not found, it is left out: \"zz\""));
        }

        @Test
        void withLimitsThatMergingPutsBehindAWiderOneAreNamed() {
            var narrow = policy("p1", USUAL, with(endpoint("GET", "/a/b", 5)));
            var wide = policy("p2", USUAL, with(endpoint("GET", "/.*", 1000)));

            assertThat(lint.session(
                            Session.of(ORG, Entitlements.masterKey()), NamedPolicy.of(List.of(narrow, wide)), ACME))
                    .extracting(Finding::kind, Finding::where)
                    .containsExactly(tuple(Kind.SHADOWED_LIMIT, "access_rights.a.endpoints[1]"));
        }

        @Test
        void withGoodPoliciesAreFine() {
            var named = NamedPolicy.of(List.of(policy("p", USUAL, a())));

            assertThat(lint.session(Session.of(ORG, Entitlements.masterKey()), named, ACME))
                    .isEmpty();
        }
    }
}
