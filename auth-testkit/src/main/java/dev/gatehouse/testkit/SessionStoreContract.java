// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionStore} must do. Extend it, return an empty store, and run it as a JUnit test; the properties
 * are in {@link SessionStoreProperties}.
 *
 * @since 0.1
 */
public abstract class SessionStoreContract {
    /** How many callers act at once. */
    protected static final int CALLERS = 32;

    private static final SessionId ID = new SessionId("key-1");
    private static final SessionId OTHER = new SessionId("key-2");
    private static final Session SESSION = Session.of("acme", Entitlements.masterKey());
    private static final Session CHANGED = SESSION.with(Attributes.alias("changed"));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MutableInstantSource clock = new MutableInstantSource();
    private SessionStore store;

    /** For the subclass. */
    protected SessionStoreContract() {}

    /**
     * Makes an empty store.
     *
     * @param clock tells the store when a record ends
     * @return the store
     */
    protected abstract SessionStore store(InstantSource clock);

    /** Every test has a store of its own. */
    @BeforeEach
    protected void freshStore() {
        store = store(clock);
    }

    @Nested
    class Finding {
        @Test
        void findsWhatWasWritten() {
            store.put(ID, SESSION, null);

            assertThat(store.find(ID)).contains(SESSION);
        }

        @Test
        void findsNothingUnderAnotherId() {
            store.put(ID, SESSION, null);

            assertThat(store.find(OTHER)).isEmpty();
        }

        @Test
        void findsTheFirstThatExists() {
            store.put(OTHER, SESSION, null);
            store.put(ID, CHANGED, null);

            var found =
                    store.findFirst(List.of(new SessionId("none"), ID, OTHER)).orElseThrow();

            assertThat(found.id()).isEqualTo(ID);
            assertThat(found.session()).isEqualTo(CHANGED);
        }

        @Test
        void findsNothingAmongNoCandidates() {
            assertThat(store.findFirst(List.of())).isEmpty();
        }
    }

    @Nested
    class Writing {
        @Test
        void putReplaces() {
            store.put(ID, SESSION, null);

            store.put(ID, CHANGED, null);

            assertThat(store.find(ID)).contains(CHANGED);
        }

        @Test
        void putIfAbsentWritesOnce() {
            assertThat(store.putIfAbsent(ID, SESSION, null)).isTrue();
            assertThat(store.putIfAbsent(ID, CHANGED, null)).isFalse();
            assertThat(store.find(ID)).contains(SESSION);
        }

        @Test
        void replaceIfPresentWritesOverAnExistingRecord() {
            store.put(ID, SESSION, null);

            assertThat(store.replaceIfPresent(ID, CHANGED, null)).isTrue();
            assertThat(store.find(ID)).contains(CHANGED);
        }

        @Test
        void replaceIfPresentNeverCreates() {
            assertThat(store.replaceIfPresent(ID, CHANGED, null)).isFalse();
            assertThat(store.find(ID)).isEmpty();
        }

        @Test
        void deleteTellsWhetherThereWasOne() {
            store.put(ID, SESSION, null);

            assertThat(store.delete(ID)).isTrue();
            assertThat(store.delete(ID)).isFalse();
            assertThat(store.find(ID)).isEmpty();
        }
    }

    @Nested
    class Ending {
        @Test
        void recordLivesAsLongAsItWasTold() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE.minusMillis(1));

            assertThat(store.find(ID)).contains(SESSION);
        }

        @Test
        void endedRecordIsGoneForFind() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE);

            assertThat(store.find(ID)).isEmpty();
        }

        @Test
        void endedRecordIsGoneForReplace() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE);

            assertThat(store.replaceIfPresent(ID, CHANGED, null)).isFalse();
        }

        @Test
        void endedRecordIsGoneForPutIfAbsent() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE);

            assertThat(store.putIfAbsent(ID, CHANGED, null)).isTrue();
            assertThat(store.find(ID)).contains(CHANGED);
        }

        @Test
        void endedRecordIsGoneForDelete() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE);

            assertThat(store.delete(ID)).isFalse();
        }

        @Test
        void endedRecordIsGoneForScan() {
            store.put(ID, SESSION, MINUTE);

            clock.advance(MINUTE);

            assertThat(store.scan("", 10).ids()).isEmpty();
        }

        @Test
        void everyWriteSetsTheEndAnew() {
            store.put(ID, SESSION, MINUTE);

            store.replaceIfPresent(ID, CHANGED, null);
            clock.advance(MINUTE.multipliedBy(1000));

            assertThat(store.find(ID)).contains(CHANGED);
        }
    }

    @Nested
    class Scanning {
        @Test
        void listsEverythingPageByPage() {
            var written = fill(25);

            assertThat(scanned(7)).isEqualTo(written);
        }

        @Test
        void listsWhatExistsThroughoutWhileOthersComeAndGo() {
            var written = fill(25);

            var seen = new HashSet<SessionId>();
            var cursor = "";
            do {
                var page = store.scan(cursor, 5);
                seen.addAll(page.ids());
                cursor = page.nextCursor();
                var passing = new SessionId("passing-" + seen.size());
                store.put(passing, SESSION, null);
                store.delete(passing);
            } while (!cursor.isEmpty());

            assertThat(seen).containsAll(written);
        }

        @Test
        void refusesAPageOfNoOrTooManyIds() {
            assertThatThrownBy(() -> store.scan("", 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.scan("", 10_001)).isInstanceOf(IllegalArgumentException.class);
        }

        private Set<SessionId> fill(int count) {
            var written = new HashSet<SessionId>();
            for (int i = 0; i < count; i++) {
                var id = new SessionId("scan-" + i);
                store.put(id, SESSION, null);
                written.add(id);
            }
            return written;
        }

        private Set<SessionId> scanned(int limit) {
            var seen = new HashSet<SessionId>();
            var cursor = "";
            do {
                var page = store.scan(cursor, limit);
                assertThat(page.ids()).hasSizeLessThanOrEqualTo(limit);
                seen.addAll(page.ids());
                cursor = page.nextCursor();
            } while (!cursor.isEmpty());
            return seen;
        }
    }

    @Nested
    class ManyCallersAtOnce {
        @Test
        void exactlyOnePutIfAbsentWrites() throws Exception {
            var written = Callers.inParallel(CALLERS, () -> store.putIfAbsent(ID, SESSION, null));

            assertThat(written).containsOnlyOnce(true);
        }

        @Test
        void exactlyOneDeleteDeletes() throws Exception {
            store.put(ID, SESSION, null);

            var deleted = Callers.inParallel(CALLERS, () -> store.delete(ID));

            assertThat(deleted).containsOnlyOnce(true);
        }

        @Test
        void lateWriteBackNeverResurrects() throws Exception {
            store.put(ID, SESSION, null);

            Callers.inParallel(CALLERS, caller -> caller == 0 ? () -> store.delete(ID) : writeBack());

            assertThat(store.find(ID)).isEmpty();
        }

        private Callable<Boolean> writeBack() {
            return () -> store.replaceIfPresent(ID, CHANGED, null);
        }
    }
}
