// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ClearingTest {
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final SessionId LATER = new SessionId("later");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int MANY = 100;
    private static final int CLEARED_PER_WRITE = 16;

    private final MutableInstantSource clock = new MutableInstantSource();
    private final Inventory inventory = new Inventory(1_000);
    private final SessionStore store = new InMemorySessionStore(inventory, clock);

    private void write(Duration timeToLive) {
        IntStream.range(0, MANY).forEach(i -> store.put(new SessionId("key-" + i), SESSION, timeToLive));
    }

    @Nested
    class ManyExpired {
        @BeforeEach
        void expire() {
            write(SECOND);
            clock.advance(SECOND);
        }

        @Test
        void takePlaceUntilSomebodyWrites() {
            assertThat(inventory.held()).isEqualTo(MANY);
        }

        @Test
        void areClearedAwayAFewAtAWrite() {
            store.put(LATER, SESSION, null);

            assertThat(inventory.held()).isEqualTo(MANY - CLEARED_PER_WRITE + 1);
        }

        @Test
        void areAllClearedAwayByAFewWrites() {
            IntStream.range(0, 7).forEach(i -> store.put(LATER, SESSION, null));

            assertThat(inventory.held()).isEqualTo(1);
        }

        @Test
        void areClearedAwayByWritesThatWriteNothing() {
            store.replaceIfUnchanged(new CurrentSession(LATER, SESSION, ""), SESSION, null);

            assertThat(inventory.held()).isEqualTo(MANY - CLEARED_PER_WRITE);
        }

        @Test
        void areClearedAwayByADeleteOfTheirOwn() {
            store.delete(new SessionId("key-0"));

            assertThat(inventory.held()).isEqualTo(MANY - 1);
        }

        @Test
        void areNotListed() {
            assertThat(store.scan("", 10).ids()).isEmpty();
        }

        @Test
        void areClearedAwayByManyCallersWithoutLosingCount() throws Exception {
            Callers.inParallel(8, caller -> () -> store.putIfAbsent(LATER, SESSION, null));
            // Callers may meet at one record and leave another to the next write.
            IntStream.range(0, MANY).forEach(i -> store.put(LATER, SESSION, null));

            assertThat(inventory.held()).isEqualTo(1);
        }
    }

    @Nested
    class LivingRecords {
        @Test
        void areLeftAlone() {
            write(SECOND);

            clock.advance(SECOND.minusNanos(1));
            store.put(LATER, SESSION, null);

            assertThat(inventory.held()).isEqualTo(MANY + 1);
        }

        @Test
        void areLeftAloneWhenTheyWereGivenALongerLife() {
            write(SECOND);
            write(SECOND.multipliedBy(2));

            clock.advance(SECOND);
            IntStream.range(0, MANY).forEach(i -> store.put(LATER, SESSION, null));

            assertThat(inventory.held()).isEqualTo(MANY + 1);
        }

        @Test
        void areLeftAloneWhenTheyWereGivenALifeWithoutEnd() {
            write(SECOND);
            write(null);

            clock.advance(SECOND);
            IntStream.range(0, MANY).forEach(i -> store.put(LATER, SESSION, null));

            assertThat(inventory.held()).isEqualTo(MANY + 1);
        }
    }

    @Test
    void writingOneRecordOverAndOverLeavesNothingBehind() {
        IntStream.range(0, MANY).forEach(i -> store.put(LATER, SESSION, SECOND.plusMillis(i)));

        store.delete(LATER);

        assertThat(inventory.firstDue(clock.instant().plus(SECOND.multipliedBy(2))))
                .isNull();
    }

    @Test
    void storeThatSaysHowFullItIsTellsNoName() {
        store.put(LATER, SESSION, null);

        assertThat(store).hasToString("InMemorySessionStore[1 of at most 1000 records]");
    }
}
