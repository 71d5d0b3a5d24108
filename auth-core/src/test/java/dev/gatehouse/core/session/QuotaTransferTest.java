// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ORDERS;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.SessionCounters;
import dev.gatehouse.core.policy.SessionPolicies;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.entitlement.Quota;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.LimitStatus;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class QuotaTransferTest {
    private static final Quota HUNDRED = new Quota(100, Duration.ofHours(1));
    private static final Limits LIMITED = Limits.none().with(HUNDRED);
    private static final String WHOLE = "";

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final SessionPolicies policies = new SessionPolicies(
            (organization, id) -> Policy.of(id.value(), organization.value(), LIMITED, AccessRight.to(ORDERS)));
    private final KeyService keys = StandardKeyService.builder(stores)
            .policies(session -> policies.apply(session, session.organization(), Trace.none()))
            .clock(clock)
            .build();

    private static Session limited() {
        return Session.of("acme", Entitlements.to(AccessRight.to(ORDERS)).limitedTo(LIMITED));
    }

    private Created minted(Session session) {
        return (Created) keys.mint(session);
    }

    private Created rotated(Created old) {
        return (Created) keys.rotate(ref(old), Duration.ofMinutes(5));
    }

    private static LimitRequest request(SessionId id, Session session, String scope, Quota quota, long cost) {
        var key = new LimitKey(Measure.QUOTA, SessionCounters.of(new StoredSession(id, session)), scope, "");
        return new LimitRequest(key, Objects.requireNonNull(Counting.of(quota)), cost);
    }

    private void use(Created key, Session session, String scope, long count) {
        stores.limits().take(List.of(request(key.id(), session, scope, HUNDRED, count)));
    }

    private LimitStatus standing(Created key, Session session, String scope) {
        return stores.limits()
                .peek(List.of(request(key.id(), session, scope, HUNDRED, 0)))
                .statuses()
                .get(0);
    }

    @Nested
    class WhatAnOldKeyUsed {
        @Test
        void isUsedOfTheNewOne() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 70);

            var fresh = rotated(old);

            assertThat(standing(fresh, limited(), WHOLE).remaining()).isEqualTo(30);
        }

        @Test
        void isUsedOfTheNewOneIfItIsAll() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 100);

            assertThat(standing(rotated(old), limited(), WHOLE).remaining()).isZero();
        }

        @Test
        void isUsedOfEveryFurtherOne() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 70);

            assertThat(standing(rotated(rotated(old)), limited(), WHOLE).remaining())
                    .isEqualTo(30);
        }

        @Test
        void comesBackAPeriodAfterTheRotation() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 70);
            clock.advance(Duration.ofMinutes(30));

            var fresh = rotated(old);

            assertThat(standing(fresh, limited(), WHOLE).reset())
                    .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        }

        @Test
        void isForgottenIfItsTimeIsOver() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 70);
            clock.advance(Duration.ofHours(1));

            assertThat(standing(rotated(old), limited(), WHOLE).remaining()).isEqualTo(100);
        }

        @Test
        void isStillUsedOfTheOldOne() {
            var old = minted(limited());
            use(old, limited(), WHOLE, 70);

            rotated(old);

            assertThat(standing(old, limited(), WHOLE).remaining()).isEqualTo(30);
        }

        @Test
        void ofOneApiIsUsedOfThatApi() {
            var right = AccessRight.to(ORDERS).limitedTo(LIMITED);
            var session = Session.of("acme", Entitlements.to(right));
            var old = minted(session);
            use(old, session, ORDERS.value(), 70);

            var fresh = rotated(old);

            assertThat(standing(fresh, session, ORDERS.value()).remaining()).isEqualTo(30);
        }

        @Test
        void ofMoreApisThanOneCallTakesIsUsedOfAll() {
            var rights = IntStream.range(0, 40)
                    .mapToObj(
                            number -> AccessRight.to(new ApiId("api-" + number)).limitedTo(LIMITED))
                    .toArray(AccessRight[]::new);
            var session = Session.of("acme", Entitlements.to(rights));
            var old = minted(session);
            use(old, session, "api-0", 1);
            use(old, session, "api-39", 2);

            var fresh = rotated(old);

            assertThat(standing(fresh, session, "api-0").remaining()).isEqualTo(99);
            assertThat(standing(fresh, session, "api-39").remaining()).isEqualTo(98);
        }

        @Test
        void ofAPolicysQuotaIsUsedToo() {
            var session = Session.of("acme", Entitlements.nothing())
                    .with(new Grants(Entitlements.nothing(), List.of(new PolicyId("gold"))));
            var old = minted(session);
            use(old, session, WHOLE, 70);

            assertThat(standing(rotated(old), session, WHOLE).remaining()).isEqualTo(30);
        }

        @Test
        void ofASharedQuotaGoesOnByItself() {
            var session = limited().with(new Attributes("", List.of(), Map.of("rate_limit_pattern", "team-7")));
            var old = minted(session);
            use(old, session, WHOLE, 70);

            assertThat(standing(rotated(old), session, WHOLE).remaining()).isEqualTo(30);
        }
    }

    @Test
    void nothingIsAskedWhereNothingIsLimited() {
        var free = Session.of("acme", Entitlements.to(AccessRight.to(ORDERS)));
        var old = minted(free);

        var fresh = rotated(old);

        assertThat(standing(fresh, free, WHOLE).remaining()).isEqualTo(100);
    }
}
