// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.ORDERS;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.policy.PolicyCatalogue;
import dev.gatehouse.core.policy.SessionPolicies;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.limit.Counting;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyTerms;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.Written;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Lifetime.Retention;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class KeyExpiryByPolicyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ServedKeys served = new ServedKeys();
    private final PolicyCatalogue catalogue = new PolicyCatalogue(Counting.OPENED_WINDOW);
    private final SessionPolicies policies = new SessionPolicies(catalogue);
    private final KeyService keys = served.builder()
            .policies(session -> policies.apply(session, session.organization(), Trace.none()))
            .keysExpireAfter(policies::keysExpireAfter)
            .build();

    @BeforeEach
    void knowPolicies() {
        catalogue.put(policy("hour", Optional.of(HOUR), Retention.UNSTATED));
        catalogue.put(policy("day", Optional.of(Duration.ofDays(1)), Retention.UNSTATED));
        catalogue.put(policy("ages", Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), Retention.UNSTATED));
        catalogue.put(policy("silent", Optional.empty(), Retention.UNSTATED));
    }

    private static Policy policy(String id, Optional<Duration> expiry, Retention retention) {
        return Policy.of(id, "acme", Limits.none(), AccessRight.to(ORDERS))
                .with(new PolicyTerms(false, expiry, retention, false, false, Attributes.none()));
    }

    private static Session tied(String... names) {
        var ids = Stream.of(names).map(PolicyId::new).toList();
        return ORDERING.with(new Grants(Entitlements.nothing(), ids));
    }

    private Instant after(Duration time) {
        return served.clock.instant().plus(time);
    }

    private Instant endOfMinted(Session session) {
        var end = served.stored(((Created) keys.mint(session)).id()).lifetime().expires();
        return end == null ? Instant.MAX : end;
    }

    @Nested
    class AMintedKey {
        @Test
        void endsThatLongAfterItsMaking() {
            assertThat(endOfMinted(tied("hour"))).isEqualTo(after(HOUR));
        }

        @Test
        void endsWhenTheLastPolicySaysThatSaysAnything() {
            assertThat(endOfMinted(tied("hour", "day", "silent"))).isEqualTo(after(Duration.ofDays(1)));
        }

        @Test
        void neverEndsIfNoPolicySaysAnything() {
            assertThat(endOfMinted(tied("silent"))).isEqualTo(Instant.MAX);
        }

        @Test
        void endsWhenItsPolicySaysThoughItNamesALaterEnd() {
            var later = Lifetime.until(after(Duration.ofDays(7)));

            assertThat(endOfMinted(tied("hour").with(later))).isEqualTo(after(HOUR));
        }

        @Test
        void endsWhenItsPolicySaysThoughItNamesAnEarlierEnd() {
            var earlier = Lifetime.until(after(Duration.ofMinutes(1)));

            assertThat(endOfMinted(tied("hour").with(earlier))).isEqualTo(after(HOUR));
        }

        @Test
        void at72ThatExpiredLongAgoIsNotRevivedByItsPolicy() {
            var past = served.clock.instant().minusSeconds(100);

            assertThat(endOfMinted(tied("hour").with(Lifetime.until(past)))).isEqualTo(past);
        }

        @Test
        void neverEndsIfTheTimeIsBeyondAllTime() {
            assertThat(endOfMinted(tied("ages"))).isEqualTo(Instant.MAX);
        }

        @Test
        void staysSwitchedOff() {
            var off = tied("hour").with(new Lifetime(null, true));

            var minted = (Created) keys.mint(off);

            assertThat(served.stored(minted.id()).lifetime().inactive()).isTrue();
        }

        @Test
        void neverEndsWhereNobodySaysWhatPoliciesSay() {
            var plain = served.builder().build();

            var minted = (Created) plain.mint(ORDERING);

            assertThat(served.stored(minted.id()).lifetime().expires()).isNull();
        }
    }

    @Nested
    class AnotherKey {
        @Test
        void thatIsImportedEnds() {
            var key = (Created) keys.importKey(Secret.of("a-custom-key"), tied("hour"), Existing.KEPT);

            assertThat(served.stored(key.id()).lifetime().expires()).isEqualTo(after(HOUR));
        }

        @Test
        void thatIsPutInThePlaceOfAnotherEndsAnew() {
            keys.importKey(Secret.of("a-custom-key"), tied("hour"), Existing.REPLACED);
            served.clock.advance(Duration.ofMinutes(30));

            var key = (Created) keys.importKey(Secret.of("a-custom-key"), tied("hour"), Existing.REPLACED);

            assertThat(served.stored(key.id()).lifetime().expires()).isEqualTo(after(HOUR));
        }

        @Test
        void ofAUserEnds() {
            var user = (Written) keys.addUser("ann", Secret.of("a good password"), tied("hour"), Existing.KEPT);

            assertThat(served.stored(user.id()).lifetime().expires()).isEqualTo(after(HOUR));
        }

        @Test
        void thatIsRotatedEndsWhenTheOldOneWouldHave() {
            var old = (Created) keys.mint(tied("hour"));
            var end = after(HOUR);
            served.clock.advance(Duration.ofMinutes(30));

            var fresh = (Created) keys.rotate(ref(old), Duration.ZERO);

            assertThat(served.stored(fresh.id()).lifetime().expires()).isEqualTo(end);
        }
    }

    @Nested
    class AChange {
        private final Created key = served.minted();

        @Test
        void ofPoliciesSetsNoEnd() {
            keys.replacePolicies(ref(key), List.of(new PolicyId("hour")));

            assertThat(served.stored(key.id()).lifetime().expires()).isNull();
        }

        @Test
        void ofTheRecordSetsNoEnd() {
            keys.update(ref(key), tied("hour"), Counters.KEPT);

            assertThat(served.stored(key.id()).lifetime().expires()).isNull();
        }
    }
}
