// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.credential.SignatureKey;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.entitlement.RateLimit;
import dev.gatehouse.entitlement.Smoothing;
import dev.gatehouse.entitlement.Throttle;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Limits and credentials drawn at random, odd numbers among them, as far as the original's format can say them. */
final class LimitArbitraries {
    private LimitArbitraries() {}

    /** Rights to some APIs or to all, every one with limits. */
    static Arbitrary<Entitlements> entitlements() {
        var some = Combinators.combine(SessionArbitraries.accessRights(), allowances())
                .as(AccessRight::with)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(AccessRight::api);
        var rights = Arbitraries.oneOf(
                some.map(list -> Entitlements.to(list.toArray(AccessRight[]::new))),
                Arbitraries.just(Entitlements.masterKey()));
        return Combinators.combine(rights, limits()).as(Entitlements::limitedTo);
    }

    static Arbitrary<Allowance> allowances() {
        return Combinators.combine(limits().optional(), endpoints().list().ofMaxSize(3), Arbitraries.of("", "a", "p 1"))
                .as(Allowance::new);
    }

    private static Arbitrary<EndpointLimit> endpoints() {
        return Combinators.combine(Arbitraries.of("", "/x", "/x:y", "/{id}"), Arbitraries.of("GET", "get", ""), rates())
                .as(EndpointLimit::new);
    }

    static Arbitrary<Limits> limits() {
        var quotas = Combinators.combine(
                        whole(),
                        Arbitraries.longs().between(-1, 100_000_000_000L).map(Duration::ofSeconds))
                .as(Quota::new);
        var throttles = Combinators.combine(times(), whole()).as(Throttle::new);
        return Arbitraries.oneOf(
                Arbitraries.just(Limits.none()),
                Combinators.combine(rates(), quotas, throttles, whole()).as(Limits::new));
    }

    static Arbitrary<RateLimit> rates() {
        return Combinators.combine(numbers(), times(), smoothings().optional()).as(RateLimit::new);
    }

    private static Arbitrary<Smoothing> smoothings() {
        return Combinators.combine(Arbitraries.just(true), whole(), numbers(), whole(), times())
                .as(Smoothing::new);
    }

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -1.0, 0.5, 1.0, 1e300, 0x1p53, 5e-324),
                Arbitraries.doubles().between(-1e9, 1e9));
    }

    private static Arbitrary<Long> whole() {
        return Arbitraries.oneOf(Arbitraries.of(0L, -1L, 1L, Long.MAX_VALUE), Arbitraries.longs());
    }

    private static Arbitrary<Duration> times() {
        var nanos = Arbitraries.longs().between(-2_000_000_000_000L, 2_000_000_000_000L);
        return Arbitraries.oneOf(
                Arbitraries.of(0L, -1L, 1L, 60L, 1L << 60).map(Duration::ofSeconds), nanos.map(Duration::ofNanos));
    }

    static Arbitrary<StoredPassword> passwords() {
        return Combinators.combine(Arbitraries.of("p", "$2a$10$hash"), Arbitraries.of("", "bcrypt", "sha256"))
                .as((value, scheme) -> new StoredPassword(Secret.of(value), scheme));
    }

    static Arbitrary<SignatureKey> signatureKeys() {
        return Combinators.combine(
                        Arbitraries.of("s", "t").map(Secret::of).optional(),
                        Arbitraries.of("", "c"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(SignatureKey::new);
    }
}
