// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.testkit.Callers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a scan lists of a hundred records. */
abstract class SessionScan {
    private static final Session ONE = Sessions.named("one");
    private static final Session TWO = Sessions.named("two");
    private static final int MANY = 100;
    private static final int ROUNDS = 100;
    private static final int CALLERS = 8;

    private final SessionStore store;
    private final List<SessionId> all =
            IntStream.range(0, MANY).mapToObj(i -> new SessionId("many-" + i)).toList();

    SessionScan(SessionStore store) {
        this.store = store;
        all.forEach(id -> store.put(id, ONE, null));
    }

    @Test
    void allAreListedOnOneGreatPage() {
        assertThat(Listing.of(store, 10_000)).containsAll(all);
    }

    @Test
    void allAreListedOnPagesOfOne() {
        assertThat(Listing.of(store, 1)).containsAll(all);
    }

    @Test
    void nothingElseIsListed() {
        assertThat(all).containsAll(Listing.of(store, 7));
    }

    @Test
    void thoseThatStayAreListedWhileOthersGo() {
        var gone = new ArrayList<SessionId>();

        var listed = Listing.of(store, 7, page -> deleteOne(page, gone));

        assertThat(listed)
                .containsAll(all.stream().filter(id -> !gone.contains(id)).toList());
    }

    private void deleteOne(List<SessionId> page, List<SessionId> gone) {
        if (!page.isEmpty()) {
            store.delete(page.get(0));
            gone.add(page.get(0));
        }
    }

    @Test
    void thoseThatAreReplacedMeanwhileAreListed() {
        var listed = Listing.of(store, 7, page -> all.forEach(id -> store.put(id, TWO, Duration.ofMinutes(1))));

        assertThat(listed).containsAll(all);
    }

    @Test
    void thoseThatStayAreListedWhileOthersAreWrittenByManyThreads() throws Exception {
        var names = new AtomicInteger();
        var calls = new ArrayList<Callable<List<SessionId>>>();
        for (int i = 0; i < CALLERS; i++) {
            calls.add(() -> comeAndGo(names));
        }
        calls.add(() -> Listing.of(store, 3));

        var listed = Callers.inParallel(calls.size(), calls::get).get(CALLERS);

        assertThat(listed).containsAll(all);
    }

    private List<SessionId> comeAndGo(AtomicInteger names) {
        for (int i = 0; i < ROUNDS; i++) {
            var id = new SessionId("passing-" + names.incrementAndGet());
            store.put(id, TWO, null);
            store.delete(id);
        }
        return List.of();
    }

    @Test
    void aPageOfNothingIsRefused() {
        assertThatThrownBy(() -> store.scan("", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageOfTooManyIsRefused() {
        assertThatThrownBy(() -> store.scan("", 10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCursorOfNoPageIsRefused() {
        assertThatThrownBy(() -> store.scan("no cursor looks like this", 10))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
