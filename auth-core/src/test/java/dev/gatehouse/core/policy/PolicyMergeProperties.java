// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import static dev.gatehouse.core.policy.Merging.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Laws of merging policies, for any policies at all. */
final class PolicyMergeProperties {
    private static final Entitlements NOTHING = Entitlements.nothing();

    private static MergedPolicies merged(List<Policy> policies) {
        return PolicyMerge.merge(NOTHING, NamedPolicy.of(policies), ACME);
    }

    /** Lists that come to nothing assert nothing, so most must come to something. */
    private static MergedPolicies applied(List<Policy> policies) {
        var merged = merged(policies);
        Statistics.label("applied")
                .collect(merged.failure().isEmpty())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
        return merged;
    }

    @Property(tries = 500)
    void sameInputGivesTheSame(@ForAll("policies") List<Policy> policies) {
        assertThat(merged(policies)).isEqualTo(merged(policies));
    }

    @Property(tries = 500)
    void policyThatIsNamedTwiceChangesNothing(@ForAll("ordinary") List<Policy> policies) {
        var twice = new ArrayList<>(policies);
        twice.addAll(policies);

        assertThat(merged(twice).entitlements()).isEqualTo(merged(policies).entitlements());
    }

    /** Scopes name the last policy, rules are in the order of policies, and of equally soon rates the first counts. */
    @Property(tries = 500)
    void orderDoesNotCountForWhatIsGranted(@ForAll("ordinary") List<Policy> policies) {
        var reversed = new ArrayList<>(policies);
        Collections.reverse(reversed);

        assertThat(granted(merged(reversed).entitlements()))
                .isEqualTo(granted(merged(policies).entitlements()));
        assertThat(spacings(merged(reversed))).isEqualTo(spacings(merged(policies)));
        assertThat(quotas(merged(reversed))).isEqualTo(quotas(merged(policies)));
    }

    @Property(tries = 500)
    void nothingIsGrantedThatNoPolicyGrants(@ForAll("policies") List<Policy> policies) {
        var offered = policies.stream()
                .flatMap(policy -> granted(policy.entitlements()).stream())
                .collect(Collectors.toSet());
        var merged = applied(policies);

        assertThat(offered).containsAll(granted(merged.entitlements()));
    }

    @Property(tries = 500)
    void everyApiIsGrantedByAPolicyThatSpeaksOfRights(@ForAll("policies") List<Policy> policies) {
        var granting = policies.stream()
                .filter(policy -> Parts.of(policy).perApi() || Parts.of(policy).speakOf(Partition.ACCESS))
                .flatMap(policy -> policy.entitlements().rights().keySet().stream())
                .collect(Collectors.toSet());

        var merged = applied(policies);

        assertThat(granting).containsAll(merged.entitlements().rights().keySet());
    }

    @Property(tries = 500)
    void noRateIsSoonerThanTheSoonestOffered(@ForAll("limiting") List<Policy> policies) {
        double soonest = limits(policies)
                .mapToDouble(limits -> limits.rate().spacing())
                .min()
                .orElse(0);

        assertThat(merged(policies).entitlements().rights().values())
                .allSatisfy(right -> assertThat(
                                right.allowance().limits().orElseThrow().rate().spacing())
                        .isGreaterThanOrEqualTo(soonest));
    }

    @Property(tries = 500)
    void noQuotaIsGreaterThanTheGreatestOffered(@ForAll("limiting") List<Policy> policies) {
        long greatest =
                limits(policies).mapToLong(limits -> limits.quota().max()).max().orElse(0);

        assertThat(merged(policies).entitlements().rights().values())
                .allSatisfy(right -> assertThat(
                                right.allowance().limits().orElseThrow().quota().max())
                        .isLessThanOrEqualTo(greatest));
    }

    @Property(tries = 500)
    void whateverIsAppliedHasAReasonOrRights(@ForAll("policies") List<Policy> policies) {
        var merged = merged(policies);

        assertThat(merged.failure().isPresent())
                .isEqualTo(merged.entitlements().rights().isEmpty());
    }

    @Property(tries = 500)
    void whatNoPolicySpeaksOfIsTheSessionsOwn(@ForAll("parted") List<Policy> policies, @ForAll("own") Limits own) {
        var named = NamedPolicy.of(policies);
        var spoken = PolicyMerge.spoken(named);
        var merged = PolicyMerge.merge(NOTHING.limitedTo(own), named, ACME);

        assertThat(merged.entitlements().rights().values()).allSatisfy(right -> {
            var limits = right.allowance().limits().orElse(Limits.none());
            assertThat(spoken.contains(Partition.RATE_LIMIT) || limits.rate().equals(own.rate()))
                    .isTrue();
            assertThat(spoken.contains(Partition.QUOTA) || limits.quota().equals(own.quota()))
                    .isTrue();
        });
    }

    @Property(tries = 500)
    void limitsOfTheSessionDoNotCountBesidePoliciesAboutEverything(
            @ForAll("ordinary") List<Policy> policies, @ForAll("own") Limits own) {
        var merged = PolicyMerge.merge(NOTHING.limitedTo(own), NamedPolicy.of(policies), ACME);

        assertThat(merged.entitlements().rights())
                .isEqualTo(merged(policies).entitlements().rights());
    }

    @Property(tries = 500)
    void sessionsWhoseLimitsPoliciesClearAlikeHaveOneMerge(
            @ForAll("policies") List<Policy> policies, @ForAll("own") Limits own) {
        var named = NamedPolicy.of(policies);
        var cleared = NOTHING.limitedTo(PolicyMerge.cleared(own, named));

        assertThat(PolicyMerge.merge(cleared, named, ACME))
                .isEqualTo(PolicyMerge.merge(NOTHING.limitedTo(own), named, ACME));
    }

    @Property(tries = 500)
    void scopeNamesAPolicyOrTheApi(@ForAll("policies") List<Policy> policies) {
        var names = policies.stream().map(policy -> policy.id().value()).collect(Collectors.toSet());

        assertThat(applied(policies).entitlements().rights().values()).allSatisfy(right -> {
            var scope = right.allowance().scope();
            assertThat(scope.isEmpty()
                            || names.contains(scope)
                            || scope.equals(right.api().value()))
                    .isTrue();
        });
    }

    @Property(tries = 500)
    void rightsOfOnePolicyAboutEverythingShareTheirCounters(@ForAll("ordinary") List<Policy> policies) {
        var alone = merged(policies.subList(0, 1));

        assertThat(alone.entitlements().rights().values())
                .extracting(right -> right.allowance().scope())
                .containsOnly("");
    }

    private static Stream<Limits> limits(List<Policy> policies) {
        return policies.stream()
                .flatMap(policy -> Stream.concat(
                        Stream.of(policy.entitlements().limits()),
                        policy.entitlements().rights().values().stream()
                                .flatMap(right -> right.allowance().limits().stream())));
    }

    /** Versions, and methods of paths. That a right has no path rule grants more than any, and is none of these. */
    private static Set<String> granted(Entitlements entitlements) {
        var granted = new HashSet<String>();
        for (var right : entitlements.rights().values()) {
            right.versions().forEach(version -> granted.add(right.api() + " in " + version));
            right.paths()
                    .forEach(rule -> rule.methods()
                            .forEach(method -> granted.add(right.api() + " " + method + " " + rule.pattern())));
        }
        return granted;
    }

    private static Set<String> spacings(MergedPolicies merged) {
        return facts(merged, limits -> limits.rate().spacing() + "");
    }

    private static Set<String> quotas(MergedPolicies merged) {
        return facts(merged, limits -> limits.quota() + " " + limits.throttle());
    }

    private static Set<String> facts(MergedPolicies merged, java.util.function.Function<Limits, String> fact) {
        return merged.entitlements().rights().values().stream()
                .map(right -> right.api() + " " + right.allowance().limits().map(fact))
                .collect(Collectors.toSet());
    }

    /** Policies about everything, which always go together. */
    @Provide
    Arbitrary<List<Policy>> ordinary() {
        return list(Arbitraries.just(Set.of()), limits());
    }

    /** Policies with real limits only. */
    @Provide
    Arbitrary<List<Policy>> limiting() {
        return list(Arbitraries.of(Set.of(), Set.of(Partition.PER_API)), realLimits());
    }

    /** Policies about parts, of which one at least grants something. */
    @Provide
    Arbitrary<List<Policy>> parted() {
        var parts = Arbitraries.of(Parts.all()).set().ofMinSize(1).ofMaxSize(3);
        var granting = parts.map(some ->
                Stream.concat(some.stream(), Stream.of(Partition.ACCESS)).collect(Collectors.toSet()));
        return Combinators.combine(
                        policy(granting, limits()),
                        policy(parts, limits()).list().ofMaxSize(3))
                .as((first, more) ->
                        Stream.concat(Stream.of(first), more.stream()).toList());
    }

    /** Limits that a session may have of its own. */
    @Provide
    Arbitrary<Limits> own() {
        return limits();
    }

    /** Mostly such as go together, and some that may not. */
    @Provide
    Arbitrary<List<Policy>> policies() {
        var any = list(Arbitraries.of(Partition.class).set().ofMaxSize(3), limits());
        var each = list(Arbitraries.of(Set.of(), Set.of(Partition.PER_API)), limits());
        return Arbitraries.oneOf(parted(), each, any);
    }

    private static Arbitrary<List<Policy>> list(Arbitrary<Set<Partition>> parts, Arbitrary<Limits> limits) {
        return policy(parts, limits).list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<Policy> policy(Arbitrary<Set<Partition>> parts, Arbitrary<Limits> limits) {
        var rights = rights(limits).list().ofMinSize(1).ofMaxSize(3).uniqueElements(AccessRight::api);
        return Combinators.combine(Arbitraries.of("p", "q", "r", "s"), parts, limits, rights)
                .as((id, partitions, own, granted) -> Merging.policy(id, own, granted.toArray(AccessRight[]::new))
                        .about(partitions.toArray(Partition[]::new)));
    }

    private static Arbitrary<AccessRight> rights(Arbitrary<Limits> limits) {
        var rules = Combinators.combine(
                        Arbitraries.of("/x", "/y"), Arbitraries.of("GET", "PUT").set())
                .as(PathRule::new);
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c").map(ApiId::new),
                        Arbitraries.of("v1", "v2").set(),
                        rules.list().ofMaxSize(2),
                        limits.optional())
                .as((api, versions, paths, own) -> limited(new AccessRight(api, versions, paths), own));
    }

    private static AccessRight limited(AccessRight right, Optional<Limits> limits) {
        return limits.map(right::limitedTo).orElse(right);
    }

    private static Arbitrary<Limits> realLimits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 50),
                        Arbitraries.integers().between(1, 9))
                .as((permits, seconds) -> new Limits(
                        RateLimit.of(permits, Duration.ofSeconds(seconds)),
                        Quota.of(permits, Duration.ofMinutes(seconds)),
                        Throttle.none(),
                        0));
    }

    private static Arbitrary<Limits> limits() {
        var odd = Combinators.combine(
                        Arbitraries.of(-1.0, 0.0, 0.5, 3.0), Arbitraries.of(-1L, 0L, 1L), Arbitraries.of(-1L, 0L, 7L))
                .as((permits, seconds, max) -> new Limits(
                        new RateLimit(permits, Duration.ofSeconds(seconds), Optional.empty()),
                        new Quota(max, Duration.ofSeconds(seconds)),
                        new Throttle(Duration.ofSeconds(seconds), max),
                        max));
        return Arbitraries.oneOf(realLimits(), odd);
    }
}
