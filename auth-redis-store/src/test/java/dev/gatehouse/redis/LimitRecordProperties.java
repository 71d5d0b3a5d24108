// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.credential.Credentials;
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
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing that a session says of limits and credentials is lost on its way through our record, however odd. */
final class LimitRecordProperties {
    private final SessionLayout own = Layout.own().sessions();

    private static Arbitrary<Double> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(0.0, -0.0, -1.0, 0.5, 1.0, 1e300, 0x1p53, Double.MIN_VALUE, Double.MAX_VALUE),
                Arbitraries.doubles());
    }

    private static Arbitrary<Long> whole() {
        return Arbitraries.oneOf(Arbitraries.of(0L, -1L, 1L, Long.MAX_VALUE, Long.MIN_VALUE), Arbitraries.longs());
    }

    private static Arbitrary<Duration> times() {
        var nanos = Arbitraries.longs().between(0, 999_999_999);
        return Combinators.combine(whole(), nanos).as(Duration::ofSeconds);
    }

    private static Arbitrary<Smoothing> smoothings() {
        return Combinators.combine(Arbitraries.of(true, false), whole(), numbers(), whole(), times())
                .as(Smoothing::new);
    }

    private static Arbitrary<RateLimit> rates() {
        return Combinators.combine(numbers(), times(), smoothings().optional()).as(RateLimit::new);
    }

    @Provide
    Arbitrary<Limits> limits() {
        var quotas = Combinators.combine(whole(), times()).as(Quota::new);
        var throttles = Combinators.combine(times(), whole()).as(Throttle::new);
        return Arbitraries.oneOf(
                Arbitraries.just(Limits.none()),
                rates().map(Limits.none()::with),
                Combinators.combine(rates(), quotas, throttles, whole()).as(Limits::new));
    }

    @Provide
    Arbitrary<Allowance> allowances() {
        var texts = Arbitraries.of("", "/x", "GET", "\"\u0000é{}:");
        var endpoints = Combinators.combine(texts, texts, rates()).as(EndpointLimit::new);
        return Combinators.combine(limits().optional(), endpoints.list().ofMaxSize(3), texts)
                .as(Allowance::new);
    }

    @Provide
    Arbitrary<Credentials> credentials() {
        var secrets = Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(Secret::of);
        var texts = Arbitraries.of("", "bcrypt", "\"é");
        var passwords = Combinators.combine(secrets, texts).as(StoredPassword::new);
        var flags = Arbitraries.of(true, false);
        var keys = Combinators.combine(secrets.optional(), texts, flags, flags).as(SignatureKey::new);
        return Combinators.combine(Arbitraries.of(CredentialKind.class), passwords.optional(), keys)
                .as(Credentials::new);
    }

    private void assertSame(Session session) {
        assertThat(own.read(own.write(session))).isEqualTo(session);
    }

    @Property
    void ourRecordSaysHowMuchMayBeDoneAltogether(@ForAll("limits") Limits limits) {
        assertSame(Session.of("acme", Entitlements.masterKey().limitedTo(limits)));
    }

    @Property
    void ourRecordSaysHowMuchOfEachApiMayBeUsed(
            @ForAll("rights") List<AccessRight> rights, @ForAll("limits") Limits limits) {
        var all = Entitlements.to(rights.toArray(AccessRight[]::new)).limitedTo(limits);

        assertSame(Session.of("acme", all));
    }

    @Provide
    Arbitrary<List<AccessRight>> rights() {
        return Combinators.combine(SessionArbitraries.accessRights(), allowances())
                .as(AccessRight::with)
                .list()
                .ofMaxSize(3)
                .uniqueElements(AccessRight::api);
    }

    @Property
    void ourRecordSaysWhatCredentialsAreVerifiedWith(@ForAll("credentials") Credentials credentials) {
        assertSame(TestSessions.ANY.with(credentials));
    }
}
