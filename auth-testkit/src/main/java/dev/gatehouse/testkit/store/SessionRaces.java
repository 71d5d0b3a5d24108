// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.SessionStore.Replacement;
import dev.gatehouse.testkit.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of many threads at once. */
abstract class SessionRaces {
    private static final SessionId A = new SessionId("a");
    private static final SessionId B = new SessionId("b");
    private static final List<SessionId> CANDIDATES = List.of(B, A);
    private static final Session ONE = Sessions.named("one");
    private static final Session TWO = Sessions.named("two");
    private static final int ROUNDS = 100;
    private static final int CALLERS = 8;
    private static final int MANY_CALLERS = 64;

    private final SessionStore store;

    SessionRaces(SessionStore store) {
        this.store = store;
    }

    @Test
    void ofConcurrentPutIfAbsentExactlyOneWrites() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var id = new SessionId("round-" + round);

            var written = Callers.inParallel(CALLERS, () -> store.putIfAbsent(id, ONE, null));

            assertThat(written).containsOnlyOnce(true);
        }
    }

    @Test
    void theSessionOfTheOneThatWroteIsStored() throws Exception {
        var names = new AtomicInteger();

        var winners = Callers.inParallel(CALLERS, () -> {
            var mine = Sessions.named("caller-" + names.incrementAndGet());
            return store.putIfAbsent(A, mine, null) ? List.of(mine) : List.<Session>of();
        });

        assertThat(winners.stream().flatMap(List::stream).toList())
                .containsExactlyElementsOf(store.find(A).stream().toList());
    }

    @Test
    void writingBackNeverBringsADeletedSessionBack() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            store.put(A, ONE, null);
            var deletes = new AtomicInteger();

            Callers.inParallel(
                    CALLERS,
                    () -> deletes.getAndIncrement() == 0
                            ? store.delete(A)
                            : store.findCurrent(CANDIDATES).map(read -> store.replaceIfUnchanged(read, TWO, null)));

            assertThat(store.find(A)).isEmpty();
        }
    }

    @Test
    void ofConcurrentChangesOfOneReadingExactlyOneWrites() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            store.put(A, ONE, null);
            var read = store.findCurrent(CANDIDATES).orElseThrow();

            var outcomes = Callers.inParallel(
                    CALLERS, caller -> () -> store.replaceIfUnchanged(read, Sessions.named("caller-" + caller), null));

            assertThat(outcomes)
                    .containsOnly(Replacement.WRITTEN, Replacement.CHANGED)
                    .containsOnlyOnce(Replacement.WRITTEN);
        }
    }

    @Test
    void noneOfManyConcurrentChangesIsLost() throws Exception {
        store.put(A, ONE, null);
        var allHaveRead = new CyclicBarrier(MANY_CALLERS);

        var written = Callers.inParallel(MANY_CALLERS, () -> {
            var read = store.findCurrent(CANDIDATES).orElseThrow();
            allHaveRead.await();
            return oneMore(read) == Replacement.WRITTEN || oneMore();
        });

        assertThat(written).containsOnly(true);
        assertThat(store.find(A).map(SessionRaces::count)).contains((long) MANY_CALLERS);
    }

    /** Nobody is overtaken more often than there are others. */
    private boolean oneMore() {
        return Stream.generate(() -> store.findCurrent(CANDIDATES).orElseThrow())
                .limit(MANY_CALLERS)
                .anyMatch(read -> oneMore(read) == Replacement.WRITTEN);
    }

    private Replacement oneMore(CurrentSession read) {
        Map<String, Object> metadata = Map.of("count", count(read.session()) + 1);
        return store.replaceIfUnchanged(read, read.session().with(new Attributes("", List.of(), metadata)), null);
    }

    private static long count(Session session) {
        return session.attributes().metadata().get("count") instanceof Number number ? number.longValue() : 0;
    }

    @Test
    void ofConcurrentDeletesExactlyOneSaysThatThereWasOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            store.put(A, ONE, null);

            assertThat(Callers.inParallel(CALLERS, () -> store.delete(A))).containsOnlyOnce(true);
        }
    }

    @Test
    void aSessionThatMovesFromOneNameToAnotherIsFoundAllTheTime() throws Exception {
        store.put(B, ONE, null);
        var calls = new ArrayList<Callable<Boolean>>();
        calls.add(() -> move());
        for (int i = 0; i < 2; i++) {
            calls.add(() -> IntStream.range(0, ROUNDS)
                    .allMatch(round -> store.findFirst(List.of(A, B)).isPresent()));
        }

        assertThat(Callers.inParallel(calls.size(), calls::get)).containsOnly(true);
    }

    private boolean move() {
        store.put(A, ONE, null);
        return store.delete(B);
    }

    @Test
    void whatOneThreadWroteAllOthersRead() throws Exception {
        var names = new AtomicInteger();

        var ids = Callers.inParallel(CALLERS, () -> {
            var id = new SessionId("caller-" + names.incrementAndGet());
            store.put(id, ONE, null);
            return id;
        });

        assertThat(Listing.of(store, 10)).containsExactlyInAnyOrderElementsOf(ids);
    }
}
