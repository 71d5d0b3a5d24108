// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.SessionStore.CurrentSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * One call of a store after some time has passed. Few names and lifetimes, so that calls meet.
 *
 * @param text for reports
 * @param pause time that passes before the call
 * @param action the call; returns what it answered
 */
record StoreCall(String text, Duration pause, Function<SessionStore, Object> action) {
    private static final int PAGE = 2;

    static Arbitrary<StoreCall> arbitrary() {
        var pauses = Arbitraries.of(0, 0, 0, 400, 1000).map(Duration::ofMillis);
        return Combinators.combine(pauses, Arbitraries.oneOf(writes(), reads()))
                .as((pause, call) -> new StoreCall(pause + " " + call.text, pause, call.action));
    }

    private static Arbitrary<StoreCall> writes() {
        var lives = Arbitraries.of(-1, 0, 1, 500, 1000, 1400, 60_000)
                .map(Duration::ofMillis)
                .injectNull(0.3);
        return Combinators.combine(Arbitraries.of(Kind.class), ids(), sessions(), lives)
                .as(StoreCall::write);
    }

    private static Arbitrary<StoreCall> reads() {
        return Arbitraries.oneOf(
                ids().map(id -> call("delete " + id.value(), store -> store.delete(id))),
                ids().map(id -> call("find " + id.value(), store -> store.find(id))),
                ids().list().ofMaxSize(3).map(ids -> call("findFirst of " + ids.size(), store -> store.findFirst(ids))),
                ids().list()
                        .ofMaxSize(3)
                        .map(ids -> call("findCurrent of " + ids.size(), store -> current(store, ids))),
                Arbitraries.just(call("scan", store -> Set.copyOf(Listing.of(store, PAGE)))));
    }

    private static StoreCall write(Kind kind, SessionId id, Session session, @Nullable Duration life) {
        var text = kind + " " + id.value() + " " + session.attributes().alias() + " for " + life;
        return call(text, store -> switch (kind) {
            case PUT -> {
                store.put(id, session, life);
                yield true;
            }
            case PUT_IF_ABSENT -> store.putIfAbsent(id, session, life);
            case CHANGE -> store.findCurrent(List.of(id)).map(read -> store.replaceIfUnchanged(read, session, life));
            case CHANGE_TOO_LATE ->
                store.findCurrent(List.of(id)).map(read -> {
                    store.put(id, Sessions.named(read.session().attributes().alias() + "!"), life);
                    return store.replaceIfUnchanged(read, session, null);
                });
        });
    }

    /** Versions are not compared: each store has its own. */
    private static Object current(SessionStore store, List<SessionId> ids) {
        return store.findCurrent(ids).map(CurrentSession::stored);
    }

    private static StoreCall call(String text, Function<SessionStore, Object> action) {
        return new StoreCall(text, Duration.ZERO, action);
    }

    private static Arbitrary<SessionId> ids() {
        return Arbitraries.of("a", "b", "c", "Aa", "BB").map(SessionId::new);
    }

    private static Arbitrary<Session> sessions() {
        return Arbitraries.of("one", "two", "three").map(Sessions::named);
    }

    @Override
    public String toString() {
        return text;
    }

    private enum Kind {
        PUT,
        PUT_IF_ABSENT,
        CHANGE,
        CHANGE_TOO_LATE
    }
}
