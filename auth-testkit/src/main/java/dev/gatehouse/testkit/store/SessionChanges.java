// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.testkit.MutableInstantSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A record that somebody has read in order to change it. */
abstract class SessionChanges {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final Session ONE = Sessions.named("one");
    private static final Session TWO = Sessions.named("two");
    private static final Session THREE = Sessions.named("three");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SessionStore store;
    private final MutableInstantSource clock;
    private final CurrentSession read;

    SessionChanges(SessionStore store, MutableInstantSource clock) {
        this.store = store;
        this.clock = clock;
        store.put(A, ONE, MINUTE);
        read = store.findCurrent(List.of(B, A)).orElseThrow();
    }

    @Test
    void itIsReadAsItIs() {
        assertThat(read.stored()).isEqualTo(new StoredSession(A, ONE));
    }

    @Test
    void itIsReadUnderTheFirstNameThatHasOne() {
        store.put(B, TWO, null);

        assertThat(store.findCurrent(List.of(B, A)).map(CurrentSession::stored)).contains(new StoredSession(B, TWO));
    }

    @Test
    void amongNoNamesNothingIsRead() {
        assertThat(store.findCurrent(List.of())).isEmpty();
    }

    @Test
    void deletedItIsNotReadAgain() {
        store.delete(A);

        assertThat(store.findCurrent(List.of(B, A))).isEmpty();
    }

    @Test
    void changedItIsReadAsItIsThen() {
        store.put(A, TWO, null);

        assertThat(store.findCurrent(List.of(B, A)).map(CurrentSession::session))
                .contains(TWO);
    }

    @Test
    void unchangedItIsReplaced() {
        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.WRITTEN);
        assertThat(store.find(A)).contains(TWO);
    }

    @Test
    void unchangedItIsReplacedByTheSame() {
        assertThat(store.replaceIfUnchanged(read, ONE, null)).isEqualTo(Replacement.WRITTEN);
        assertThat(store.find(A)).contains(ONE);
    }

    @Test
    void anotherRecordThatChangesDoesNotMatter() {
        store.put(B, THREE, null);

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.WRITTEN);
    }

    @Test
    void timeThatPassesDoesNotMatter() {
        clock.advance(MINUTE.dividedBy(2));

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.WRITTEN);
    }

    @Test
    void changedMeanwhileItIsNotReplaced() {
        store.put(A, THREE, null);

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.CHANGED);
        assertThat(store.find(A)).contains(THREE);
    }

    @Test
    void changedMeanwhileItKeepsItsLife() {
        store.put(A, THREE, null);
        store.replaceIfUnchanged(read, TWO, Duration.ZERO);
        clock.advance(MINUTE);

        assertThat(store.find(A)).contains(THREE);
    }

    @Test
    void oneReadingIsGoodForOneChange() {
        store.replaceIfUnchanged(read, TWO, null);

        assertThat(store.replaceIfUnchanged(read, THREE, null)).isEqualTo(Replacement.CHANGED);
        assertThat(store.find(A)).contains(TWO);
    }

    @Test
    void readAgainItIsReplaced() {
        store.put(A, THREE, null);
        var again = store.findCurrent(List.of(B, A)).orElseThrow();

        assertThat(store.replaceIfUnchanged(again, TWO, null)).isEqualTo(Replacement.WRITTEN);
    }

    @Test
    void writtenAnewAsItWasItIsReplacedOrSaidToBeChanged() {
        store.put(A, ONE, null);

        boolean written = store.replaceIfUnchanged(read, TWO, null) == Replacement.WRITTEN;

        assertThat(store.find(A)).contains(written ? TWO : ONE);
    }

    @Test
    void deletedMeanwhileItIsGone() {
        store.delete(A);

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.GONE);
        assertThat(store.find(A)).isEmpty();
    }

    @Test
    void deletedMeanwhileAndWrittenAnewItIsAnother() {
        store.delete(A);
        store.putIfAbsent(A, THREE, null);

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.CHANGED);
        assertThat(store.find(A)).contains(THREE);
    }

    @Test
    void expiredMeanwhileItIsGone() {
        clock.advance(MINUTE);

        assertThat(store.replaceIfUnchanged(read, TWO, null)).isEqualTo(Replacement.GONE);
        assertThat(store.find(A)).isEmpty();
    }

    @Test
    void itsLifeIsThatOfTheReplacement() {
        store.replaceIfUnchanged(read, TWO, MINUTE.plusMillis(1));
        clock.advance(MINUTE);

        assertThat(store.find(A)).contains(TWO);
    }

    @Test
    void itsLifeMayBecomeShorter() {
        store.replaceIfUnchanged(read, TWO, Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));

        assertThat(store.find(A)).isEmpty();
    }

    @Test
    void itsLifeMayLoseItsEnd() {
        store.replaceIfUnchanged(read, TWO, null);
        clock.advance(MINUTE);

        assertThat(store.find(A)).contains(TWO);
    }

    @Test
    void itsLifeMayEndAtOnce() {
        assertThat(store.replaceIfUnchanged(read, TWO, Duration.ZERO)).isEqualTo(Replacement.WRITTEN);
        assertThat(store.find(A)).isEmpty();
    }
}
