// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static net.jqwik.api.Arbitraries.just;

import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Partition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.session.Residue;
import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Policies and limits, drawn at random: what is usual, and the odd numbers that are found in records that somebody else
 * wrote – none, minus one, fractions, more than can be counted.
 *
 * @since 0.1
 */
public final class PolicyArbitraries {
    private PolicyArbitraries() {}

    /** {@return policies of one organization with few names, about everything or about parts, for few APIs} */
    public static Arbitrary<Policy> policies() {
        return Combinators.combine(
                        Arbitraries.of("gold", "silver", "trial", "5f1b").map(PolicyId::new),
                        partitions(),
                        entitlements(),
                        terms())
                .as((id, parts, entitlements, terms) ->
                        new Policy(id, new OrganizationId("acme"), parts, entitlements, terms, Residue.none()))
                .withoutEdgeCases();
    }

    /** {@return none, those that go together, and limits for each API alone} */
    public static Arbitrary<Set<Partition>> partitions() {
        var together = Arbitraries.of(Partition.QUOTA, Partition.RATE_LIMIT, Partition.COMPLEXITY, Partition.ACCESS)
                .set()
                .ofMinSize(1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, just(Set.<Partition>of())),
                Tuple.of(3, together),
                Tuple.of(1, just(Set.of(Partition.PER_API))));
    }

    private static Arbitrary<Entitlements> entitlements() {
        var rights = SessionArbitraries.accessRights(Arbitraries.of("orders", "stock", "people"))
                .list()
                .ofMaxSize(3)
                .uniqueElements(AccessRight::api);
        return Combinators.combine(rights, limits())
                .as((some, limits) ->
                        Entitlements.to(some.toArray(AccessRight[]::new)).limitedTo(limits));
    }

    private static Arbitrary<PolicyTerms> terms() {
        var flags = Arbitraries.of(true, false);
        var expiries = Arbitraries.longs().between(1, 10_000_000).map(Duration::ofSeconds);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(5, just(false)), Tuple.of(1, just(true))),
                        expiries.optional(),
                        SessionArbitraries.retentions(),
                        flags,
                        flags,
                        SessionArbitraries.attributes())
                .as(PolicyTerms::new);
    }

    /** {@return rates, quotas and throttles together, and none at all} */
    public static Arbitrary<Limits> limits() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, just(Limits.none())),
                Tuple.of(
                        3,
                        Combinators.combine(rates(), quotas(), throttles(), Arbitraries.of(0L, -1L, 1L, 7L))
                                .as(Limits::new)));
    }

    /** {@return limits of an API with and without limits of endpoints, counted alone or with others} */
    public static Arbitrary<Allowance> allowances() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, just(Allowance.unstated())),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        limits().optional(),
                                        endpointLimits().list().ofMaxSize(3),
                                        Arbitraries.of("", "orders", "gold"))
                                .as(Allowance::new)));
    }

    /** {@return rate limits of some paths} */
    public static Arbitrary<EndpointLimit> endpointLimits() {
        return Combinators.combine(
                        Arbitraries.of("/orders", "/orders/{id}", "/orders/*", "^/stock$", "/a:b"),
                        Arbitraries.of("GET", "get", "POST", "DELETE"),
                        rates())
                .as(EndpointLimit::new);
    }

    /** {@return rates, smoothed and not, of parts of seconds and of parts of requests, and no rate} */
    public static Arbitrary<RateLimit> rates() {
        var usual = Arbitraries.longs().between(1, 10_000).map(Long::doubleValue);
        var permits = Arbitraries.frequencyOf(
                Tuple.of(4, usual), Tuple.of(1, Arbitraries.of(0.0, -1.0, 0.5, 2.5, 1e15, 1e300)));
        return Combinators.combine(permits, times(), smoothings().optional()).as(RateLimit::new);
    }

    /** {@return how rates move, with effect and without} */
    public static Arbitrary<Smoothing> smoothings() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(4, just(true)), Tuple.of(1, just(false))),
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.of(0.0, 0.5, 1.0),
                        Arbitraries.longs().between(0, 100),
                        Arbitraries.longs().between(0, 600).map(Duration::ofSeconds))
                .as(Smoothing::new);
    }

    /** {@return quotas that are renewed and such as are not, and no quota} */
    public static Arbitrary<Quota> quotas() {
        var most = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(1, 1_000_000)),
                Tuple.of(1, Arbitraries.of(0L, -1L, Long.MAX_VALUE)));
        var renewals = Arbitraries.of(-1L, 0L, 1L, 60L, 3_600L, 2_592_000L).map(Duration::ofSeconds);
        return Combinators.combine(most, renewals).as(Quota::new);
    }

    /** {@return second tries, and none} */
    public static Arbitrary<Throttle> throttles() {
        return Combinators.combine(times(), Arbitraries.of(0L, -1L, 1L, 3L)).as(Throttle::new);
    }

    private static Arbitrary<Duration> times() {
        return Arbitraries.of(-1_000L, 0L, 1L, 250L, 1_000L, 60_000L, 3_600_000L)
                .map(Duration::ofMillis);
    }
}
