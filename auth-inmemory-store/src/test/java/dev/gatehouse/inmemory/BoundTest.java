// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class BoundTest {
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final int BOUND = 10;

    private final MutableInstantSource clock = new MutableInstantSource();
    private final SessionStore store =
            InMemoryStores.builder().maxSessions(BOUND).clock(clock).build().sessions();

    private void fill(Duration timeToLive) {
        for (int i = 0; i < BOUND; i++) {
            store.put(id(i), SESSION, timeToLive);
        }
    }

    private static SessionId id(int i) {
        return new SessionId("key-" + i);
    }

    @Test
    void fullStoreRefusesWhatIsNew() {
        fill(null);

        assertThatThrownBy(() -> store.put(new SessionId("new"), SESSION, null)).isInstanceOf(StoreFullException.class);
    }

    @Test
    void refusalDropsNothing() {
        fill(null);

        assertThatThrownBy(() -> store.putIfAbsent(new SessionId("new"), SESSION, null))
                .isInstanceOf(StoreFullException.class);

        assertThat(store.scan("", 100).ids()).hasSize(BOUND);
    }

    @Test
    void fullStoreStillReplaces() {
        fill(null);

        store.put(id(3), SESSION, null);

        assertThat(store.scan("", 100).ids()).hasSize(BOUND);
    }

    @Test
    void fullStoreHasRoomAfterADelete() {
        fill(null);

        store.delete(id(3));
        store.put(new SessionId("new"), SESSION, null);

        assertThat(store.find(new SessionId("new"))).contains(SESSION);
    }

    @Test
    void fullStoreHasRoomOnceRecordsEnded() {
        fill(Duration.ofSeconds(1));

        clock.advance(Duration.ofSeconds(1));
        fill(null);

        assertThat(store.scan("", 100).ids()).hasSize(BOUND);
    }

    @Test
    void boundHoldsForManyCallersAtOnce() throws Exception {
        var written = Callers.inParallel(64, caller -> write(id(caller)));

        assertThat(written).filteredOn(done -> done).hasSize(BOUND);
        assertThat(store.scan("", 100).ids()).hasSize(BOUND);
    }

    private Callable<Boolean> write(SessionId id) {
        return () -> {
            try {
                return store.putIfAbsent(id, SESSION, null);
            } catch (StoreFullException full) {
                return false;
            }
        };
    }

    @Test
    void endedRecordsAreFreedByLaterWrites() {
        var large =
                InMemoryStores.builder().maxSessions(1_000).clock(clock).build().sessions();
        for (int i = 0; i < 500; i++) {
            large.put(id(i), SESSION, Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(1));

        for (int i = 0; i < 1_000; i++) {
            large.put(new SessionId("later-" + i), SESSION, null);
        }

        assertThat(large.scan("", 10_000).ids()).hasSize(1_000);
    }

    @Test
    void refusesABoundOfNothing() {
        assertThatThrownBy(() -> InMemoryStores.builder().maxSessions(0)).hasMessageContaining("at least 1");
    }
}
