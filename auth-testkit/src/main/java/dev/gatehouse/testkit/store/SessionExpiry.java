// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record that was told to live for a minute. */
abstract class SessionExpiry {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final Session ONE = Sessions.named("one");
    private static final Session TWO = Sessions.named("two");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LAST_MOMENT = Duration.ofMillis(59_999);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final SessionStore store;
    private final MutableInstantSource clock;

    SessionExpiry(SessionStore store, MutableInstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.put(A, ONE, MINUTE);
    }

    @Test
    void itIsThereUntilTheLastMoment() {
        clock.advance(LAST_MOMENT);

        assertThat(store.find(A)).contains(ONE);
    }

    @Test
    void itIsGoneAfterTheMinute() {
        clock.advance(MINUTE);

        assertThat(store.find(A)).isEmpty();
    }

    @Test
    void goneItIsPassedOverAmongCandidates() {
        store.put(B, TWO, null);
        clock.advance(MINUTE);

        assertThat(store.findFirst(List.of(A, B))).contains(new StoredSession(B, TWO));
    }

    @Test
    void goneItIsNotReadToBeChanged() {
        clock.advance(MINUTE);

        assertThat(store.findCurrent(List.of(A))).isEmpty();
    }

    @Test
    void goneItCannotBeDeleted() {
        clock.advance(MINUTE);

        assertThat(store.delete(A)).isFalse();
    }

    @Test
    void goneItDoesNotHinderPutIfAbsent() {
        clock.advance(MINUTE);

        assertThat(store.putIfAbsent(A, TWO, null)).isTrue();
    }

    @Test
    void goneItIsNotListed() {
        clock.advance(MINUTE);

        assertThat(Listing.of(store, 10)).isEmpty();
    }

    @Test
    void aLongerLifeReplacesTheShorter() {
        store.put(A, TWO, MINUTE.plus(MILLISECOND));
        clock.advance(MINUTE);

        assertThat(store.find(A)).contains(TWO);
    }

    @Test
    void aShorterLifeReplacesTheLonger() {
        store.put(A, TWO, MILLISECOND);
        clock.advance(MILLISECOND);

        assertThat(store.find(A)).isEmpty();
    }

    @Test
    void aLifeWithoutEndReplacesIt() {
        store.put(A, TWO, null);
        clock.advance(MINUTE);

        assertThat(store.find(A)).contains(TWO);
    }
}
