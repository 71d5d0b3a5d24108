// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is refused depends on what lives, and on nothing else: not on what has expired and still lies about. */
final class BoundProperties {
    private static final Session SESSION = Session.of("acme", Entitlements.nothing());
    private static final int BOUND = 3;

    @Property(tries = 500)
    void aNewRecordIsRefusedExactlyIfTheBoundIsReachedByLivingOnes(@ForAll("writes") List<Put> puts) {
        var clock = new MutableInstantSource();
        var store =
                InMemoryStores.builder().maxSessions(BOUND).clock(clock).build().sessions();
        Map<SessionId, Instant> living = new HashMap<>();

        for (var put : puts) {
            clock.advance(put.pause);
            living.values().removeIf(end -> !clock.instant().isBefore(end));
            boolean room = living.size() < BOUND || living.containsKey(put.id);

            assertThat(isWritten(store, put)).isEqualTo(room);

            if (room) {
                living.put(put.id, clock.instant().plus(put.life));
            }
        }
    }

    @Provide
    Arbitrary<List<Put>> writes() {
        var ids = Arbitraries.integers().between(0, 6).map(i -> new SessionId("key-" + i));
        var lives = Arbitraries.integers().between(0, 5).map(Duration::ofSeconds);
        var pauses = Arbitraries.integers().between(0, 2).map(Duration::ofSeconds);
        return Combinators.combine(ids, lives, pauses).as(Put::new).list().ofMaxSize(40);
    }

    private static boolean isWritten(SessionStore store, Put put) {
        try {
            store.put(put.id, SESSION, put.life);
            return store.find(put.id).isPresent() || put.life.isZero();
        } catch (StoreFullException full) {
            return false;
        }
    }

    private record Put(SessionId id, Duration life, Duration pause) {}
}
