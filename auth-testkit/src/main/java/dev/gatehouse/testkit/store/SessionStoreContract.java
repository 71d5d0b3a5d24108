// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import dev.gatehouse.testkit.SessionArbitraries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SessionStore} must do, as tests. Extend it, make a store, and both engines – JUnit Jupiter for the
 * examples, jqwik for the properties – run it:
 *
 * <pre>{@code
 * final class MySessionStoreTest extends SessionStoreContract {
 *     protected SessionStore store(InstantSource source) {
 *         return new MySessionStore(source);
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public abstract class SessionStoreContract {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final Session ONE = Sessions.named("one");
    private static final Session TWO = Sessions.named("two");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    /** The clock of the examples; each property turns a clock of its own. */
    protected final MutableInstantSource clock = new MutableInstantSource();

    /** For subclasses. */
    protected SessionStoreContract() {}

    /**
     * Makes a store that holds nothing and expires its records by a clock that stands still until a test turns it.
     *
     * @param source the clock
     * @return an empty store, with room for at least 2,000 sessions
     */
    protected abstract SessionStore store(InstantSource source);

    /**
     * Draws sessions that the store can express. Override it only for a store whose format knows less than {@link Session}.
     *
     * @return all sorts of sessions if not overridden
     */
    protected Arbitrary<Session> expressible() {
        return SessionArbitraries.sessions();
    }

    @Nested
    class NothingStored {
        private final SessionStore store = store(clock);

        @Test
        void nothingIsFound() {
            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void noCandidateIsFound() {
            assertThat(store.findFirst(List.of(A, B))).isEmpty();
        }

        @Test
        void thereIsNothingToDelete() {
            assertThat(store.delete(A)).isFalse();
        }

        @Test
        void thereIsNothingToChange() {
            assertThat(store.findCurrent(List.of(A, B))).isEmpty();
        }

        @Test
        void aScanHasOneEmptyPage() {
            assertThat(store.scan("", 10)).isEqualTo(new SessionStore.Page(List.of(), ""));
        }

        @Test
        void putIfAbsentSaysThatItWrote() {
            assertThat(store.putIfAbsent(A, ONE, null)).isTrue();
        }

        @Test
        void putIfAbsentWrites() {
            store.putIfAbsent(A, ONE, null);

            assertThat(store.find(A)).contains(ONE);
        }
    }

    @Nested
    class OneStored {
        private final SessionStore store = store(clock);

        OneStored() {
            store.put(A, ONE, null);
        }

        @Test
        void itIsFound() {
            assertThat(store.find(A)).contains(ONE);
        }

        @Test
        void itIsFoundUnderItsOwnNameOnly() {
            assertThat(store.find(B)).isEmpty();
        }

        @Test
        void namesHaveCase() {
            assertThat(store.find(new SessionId("A"))).isEmpty();
        }

        @Test
        void itIsFoundAfterCandidatesThatDoNotExist() {
            assertThat(store.findFirst(List.of(B, A))).contains(new StoredSession(A, ONE));
        }

        @Test
        void noCandidatesFindNothing() {
            assertThat(store.findFirst(List.of())).isEmpty();
        }

        @Test
        void theFirstOfSeveralCandidatesIsFound() {
            store.put(B, TWO, null);

            assertThat(store.findFirst(List.of(B, A))).contains(new StoredSession(B, TWO));
        }

        @Test
        void putReplacesIt() {
            store.put(A, TWO, null);

            assertThat(store.find(A)).contains(TWO);
        }

        @Test
        void putIfAbsentSaysThatItDidNotWrite() {
            assertThat(store.putIfAbsent(A, TWO, null)).isFalse();
        }

        @Test
        void putIfAbsentLeavesItAlone() {
            store.putIfAbsent(A, TWO, MILLISECOND);
            clock.advance(MINUTE);

            assertThat(store.find(A)).contains(ONE);
        }

        @Test
        void deleteSaysThatThereWasOne() {
            assertThat(store.delete(A)).isTrue();
        }

        @Test
        void deletedItIsNotFound() {
            store.delete(A);

            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void deletedItCannotBeDeletedAgain() {
            store.delete(A);

            assertThat(store.delete(A)).isFalse();
        }

        @Test
        void deletedItCanBeWrittenAnew() {
            store.delete(A);
            store.putIfAbsent(A, TWO, null);

            assertThat(store.find(A)).contains(TWO);
        }

        @Test
        void deletedItIsNotListed() {
            store.delete(A);

            assertThat(Listing.of(store, 10)).isEmpty();
        }

        @Test
        void itStaysForEver() {
            clock.advance(Duration.ofDays(36_500));

            assertThat(store.find(A)).contains(ONE);
        }
    }

    @Nested
    class OneStoredForAMinute extends SessionExpiry {
        OneStoredForAMinute() {
            super(store(clock), clock);
        }
    }

    @Nested
    class OneReadToBeChanged extends SessionChanges {
        OneReadToBeChanged() {
            super(store(clock), clock);
        }
    }

    @Nested
    class OddLifetimes {
        private final SessionStore store = store(clock);

        @Test
        void noTimeToLiveIsGoneAtOnce() {
            store.put(A, ONE, Duration.ZERO);

            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void lessThanNoTimeToLiveIsGoneAtOnce() {
            store.put(A, ONE, Duration.ofDays(-1));

            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void theMostNegativeDurationThereIsDoesNotOverflow() {
            store.put(A, ONE, Duration.ofSeconds(Long.MIN_VALUE));

            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void noTimeToLiveEndsTheRecordThatWasThere() {
            store.put(A, ONE, null);
            store.put(A, TWO, Duration.ZERO);

            assertThat(store.find(A)).isEmpty();
        }

        @Test
        void theLongestDurationThereIsDoesNotOverflow() {
            store.put(A, ONE, Duration.ofSeconds(Long.MAX_VALUE));
            clock.advance(Duration.ofDays(36_500));

            assertThat(store.find(A)).contains(ONE);
        }
    }

    @Nested
    class ManyStored extends SessionScan {
        ManyStored() {
            super(store(clock));
        }
    }

    @Nested
    class ManyCallers extends SessionRaces {
        ManyCallers() {
            super(store(clock));
        }
    }

    @Provide
    Arbitrary<List<StoreCall>> calls() {
        return StoreCall.arbitrary().list().ofMinSize(1).ofMaxSize(60);
    }

    @Provide
    Arbitrary<Session> sessions() {
        return expressible();
    }

    @Provide
    Arbitrary<SessionId> ids() {
        return SessionArbitraries.sessionIds();
    }

    @Property(tries = 300)
    void answersAnySequenceOfCallsAsTheModelDoes(@ForAll("calls") List<StoreCall> calls) {
        var time = new MutableInstantSource();
        var store = store(time);
        var model = new ModelSessionStore(time);

        for (var call : calls) {
            time.advance(call.pause());

            assertThat(call.action().apply(store))
                    .as(call.text())
                    .isEqualTo(call.action().apply(model));
        }
    }

    @Property(tries = 300)
    void givesBackWhatItWasGiven(@ForAll("ids") SessionId id, @ForAll("sessions") Session session) {
        var store = store(new MutableInstantSource());

        store.put(id, session, null);

        assertThat(store.findFirst(List.of(id)).map(Numbers::comparable))
                .contains(Numbers.comparable(new StoredSession(id, session)));
    }
}
