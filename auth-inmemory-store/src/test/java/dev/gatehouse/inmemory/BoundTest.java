// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BoundTest {
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final Session CHANGED = SESSION.with(Attributes.alias("changed"));
    private static final SessionId NEW = new SessionId("new");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int BOUND = 10;
    private static final int CALLERS = 8;
    private static final int ROUNDS = 500;

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Inventory inventory = new Inventory(BOUND);
    private final SessionStore store = new InMemorySessionStore(inventory, clock);

    private void fill(@Nullable Duration timeToLive) {
        for (int i = 0; i < BOUND; i++) {
            store.put(id(i), SESSION, timeToLive);
        }
    }

    private static SessionId id(int i) {
        return new SessionId("key-" + i);
    }

    @Nested
    class StoreThatIsFullOfLivingRecords {
        @BeforeEach
        void fill() {
            BoundTest.this.fill(null);
        }

        @Test
        void refusesToPutWhatIsNew() {
            assertThatThrownBy(() -> store.put(NEW, SESSION, null)).isInstanceOf(StoreFullException.class);
        }

        @Test
        void refusesToPutWhatIsAbsent() {
            assertThatThrownBy(() -> store.putIfAbsent(NEW, SESSION, null)).isInstanceOf(StoreFullException.class);
        }

        @Test
        void saysItsBound() {
            assertThatThrownBy(() -> store.put(NEW, SESSION, null)).hasMessageContaining(String.valueOf(BOUND));
        }

        @Test
        void writesNothingWhenItRefuses() {
            assertThatThrownBy(() -> store.put(NEW, SESSION, null)).isInstanceOf(StoreFullException.class);

            assertThat(store.find(NEW)).isEmpty();
        }

        @Test
        void dropsNothingWhenItRefuses() {
            assertThatThrownBy(() -> store.put(NEW, SESSION, null)).isInstanceOf(StoreFullException.class);

            assertThat(IntStream.range(0, BOUND))
                    .allMatch(i -> store.find(id(i)).isPresent());
        }

        @Test
        void stillReplacesByPut() {
            store.put(id(3), CHANGED, null);

            assertThat(store.find(id(3))).contains(CHANGED);
        }

        @Test
        void stillReplacesWhatWasRead() {
            var read = store.findCurrent(List.of(id(3))).orElseThrow();

            assertThat(store.replaceIfUnchanged(read, CHANGED, null)).isEqualTo(Replacement.WRITTEN);
        }

        @Test
        void saysThatAReplacementFindsNothing() {
            var read = new CurrentSession(NEW, SESSION, "");

            assertThat(store.replaceIfUnchanged(read, CHANGED, null)).isEqualTo(Replacement.GONE);
        }

        @Test
        void saysThatWhatIsPresentIsNotAbsent() {
            assertThat(store.putIfAbsent(id(3), CHANGED, null)).isFalse();
        }

        @Test
        void hasRoomForOneAfterADelete() {
            store.delete(id(3));
            store.put(NEW, SESSION, null);

            assertThat(store.find(NEW)).contains(SESSION);
        }

        @Test
        void hasNoRoomForTwoAfterADelete() {
            store.delete(id(3));
            store.put(NEW, SESSION, null);

            assertThatThrownBy(() -> store.put(id(3), SESSION, null)).isInstanceOf(StoreFullException.class);
        }
    }

    @Nested
    class StoreThatIsFullOfExpiredRecords {
        @BeforeEach
        void fill() {
            BoundTest.this.fill(SECOND);
            clock.advance(SECOND);
        }

        @Test
        void hasRoom() {
            store.put(NEW, SESSION, null);

            assertThat(store.find(NEW)).contains(SESSION);
        }

        @Test
        void hasAllItsRoom() {
            BoundTest.this.fill(null);

            assertThat(store.scan("", 100).ids()).hasSize(BOUND);
        }

        @Test
        void hasNoMoreThanThat() {
            BoundTest.this.fill(null);

            assertThatThrownBy(() -> store.put(NEW, SESSION, null)).isInstanceOf(StoreFullException.class);
        }
    }

    @Nested
    class OneExpiredAmongTheLiving {
        @BeforeEach
        void fill() {
            BoundTest.this.fill(null);
            store.put(id(7), SESSION, SECOND);
            clock.advance(SECOND);
        }

        @Test
        void givesItsPlaceToANewRecord() {
            store.put(NEW, SESSION, null);

            assertThat(store.find(NEW)).contains(SESSION);
        }

        @Test
        void givesItsPlaceToARecordOfItsOwnName() {
            assertThat(store.putIfAbsent(id(7), CHANGED, null)).isTrue();
        }

        @Test
        void givesItsPlaceOnce() {
            store.put(NEW, SESSION, null);

            assertThatThrownBy(() -> store.put(id(7), SESSION, null)).isInstanceOf(StoreFullException.class);
        }
    }

    @Nested
    class ManyCallers {
        @Test
        void writeExactlyAsManyAsThereIsRoomFor() throws Exception {
            var written = Callers.inParallel(64, caller -> () -> tryToWrite(id(caller)));

            assertThat(written).filteredOn(done -> done).hasSize(BOUND);
        }

        @Test
        void neverSeeMoreThanTheBound() throws Exception {
            var most = Callers.inParallel(CALLERS, caller -> caller == 0 ? this::mostListed : () -> churn(caller));

            assertThat(most.get(0)).isLessThanOrEqualTo(BOUND);
        }

        @Test
        void leaveACountThatIsRight() throws Exception {
            Callers.inParallel(CALLERS, caller -> () -> churn(caller));

            IntStream.range(0, CALLERS).forEach(caller -> store.delete(id(caller)));

            assertThat(inventory.held()).isZero();
        }

        @Test
        void whoReplaceTakeNoRoomFromThoseWhoCreate() throws Exception {
            IntStream.range(0, BOUND - 1).forEach(i -> store.put(id(i), SESSION, null));

            assertThatCode(() -> Callers.inParallel(CALLERS, this::createOrReplace))
                    .doesNotThrowAnyException();
        }

        private Callable<Integer> createOrReplace(int caller) {
            return () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    store.putIfAbsent(caller == 0 ? NEW : id(caller), SESSION, null);
                    if (caller == 0) {
                        store.delete(NEW);
                    }
                }
                return caller;
            };
        }

        private int mostListed() {
            return IntStream.range(0, ROUNDS)
                    .map(round -> store.scan("", 100).ids().size())
                    .max()
                    .orElseThrow();
        }

        private int churn(int caller) {
            for (int round = 0; round < ROUNDS; round++) {
                tryToWrite(new SessionId("key-" + caller + "-" + round % 3));
                store.delete(new SessionId("key-" + caller + "-" + (round + 1) % 3));
            }
            IntStream.range(0, 3).forEach(i -> store.delete(new SessionId("key-" + caller + "-" + i)));
            return 0;
        }

        private boolean tryToWrite(SessionId id) {
            try {
                return store.putIfAbsent(id, SESSION, null);
            } catch (StoreFullException full) {
                return false;
            }
        }
    }
}
