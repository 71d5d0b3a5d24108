// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import static dev.gatehouse.core.session.ServedKeys.ORDERING;
import static dev.gatehouse.core.session.ServedKeys.ref;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.Lifetime;
import dev.gatehouse.session.Session;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a key is like: a rotation gives nothing that was not there before. */
final class KeyRotationProperties {
    private final ServedKeys served = new ServedKeys();

    @Property(tries = 300)
    void theOldKeyEndsWithTheOverlapAtTheLatest(
            @ForAll("lifetimes") Lifetime lifetime, @ForAll("overlaps") Duration overlap) {
        var old = alive(lifetime);

        served.keys.rotate(ref(old), overlap);
        var left = served.store.timesToLive.get(old.id());
        served.clock.advance(overlap);

        assertThat(left).isLessThanOrEqualTo(overlap);
        assertThat(served.exists(old.id())).isFalse();
    }

    @Property(tries = 300)
    void theOldKeyNeverOutlivesItsOwnEnd(@ForAll("lifetimes") Lifetime lifetime, @ForAll("overlaps") Duration overlap) {
        var old = alive(lifetime);

        served.keys.rotate(ref(old), overlap);

        var end = served.stored(old.id()).lifetime().expires();
        assertThat(end).isBeforeOrEqualTo(served.clock.instant().plus(overlap));
        assertThat(lifetime.expires() == null || !end.isAfter(lifetime.expires()))
                .isTrue();
    }

    @Property(tries = 300)
    void theNewKeyIsWorthWhatTheOldOneWas(@ForAll("sessions") Session session, @ForAll("overlaps") Duration overlap) {
        var old = alive(session.lifetime());
        var before = served.stored(old.id());

        var fresh = (Created) served.keys.rotate(ref(old), overlap);

        assertThat(served.stored(fresh.id())).isEqualTo(before);
    }

    private Created alive(Lifetime lifetime) {
        Assume.that(!lifetime.expiredAt(served.clock.instant()));
        var key = served.minted(ORDERING.with(lifetime));
        served.store.timesToLive.clear();
        return key;
    }

    @Provide
    Arbitrary<Lifetime> lifetimes() {
        return SessionArbitraries.lifetimes();
    }

    @Provide
    Arbitrary<Session> sessions() {
        return SessionArbitraries.sessions();
    }

    @Provide
    Arbitrary<Duration> overlaps() {
        return Arbitraries.longs().between(1, 10_000_000).map(Duration::ofMillis);
    }
}
