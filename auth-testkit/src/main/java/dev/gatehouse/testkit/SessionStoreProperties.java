// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * What every {@link SessionStore} must do, against a map as the model. Extend it like {@link SessionStoreContract}; run
 * by jqwik.
 *
 * @since 0.1
 */
public abstract class SessionStoreProperties {
    private static final int TRIES = 200;

    /** For the subclass. */
    protected SessionStoreProperties() {}

    /**
     * Makes an empty store.
     *
     * @param clock tells the store when a record ends
     * @return the store
     */
    protected abstract SessionStore store(InstantSource clock);

    /**
     * Any sequence of operations gives what a map with deadlines gives.
     *
     * @param operations the sequence
     */
    @Property(tries = TRIES)
    protected void behavesLikeAMapWithDeadlines(@ForAll("operations") List<Operation> operations) {
        var clock = new MutableInstantSource();
        var store = store(clock);
        var model = new Model(clock);
        for (var operation : operations) {
            assertThat(operation.on(store)).as(operation.toString()).isEqualTo(operation.on(model));
            clock.advance(operation.pause);
        }
    }

    /**
     * Every session comes back as it was written.
     *
     * @param session any session
     */
    @Property(tries = TRIES)
    protected void keepsEverySessionAsItIs(@ForAll("sessions") Session session) {
        var store = store(new MutableInstantSource());
        var id = new SessionId("kept");

        store.put(id, session, null);

        assertThat(store.find(id)).contains(session);
    }

    /** {@return any session} */
    @Provide
    protected Arbitrary<Session> sessions() {
        return SessionArbitraries.sessions();
    }

    /** {@return sequences of operations on few ids} */
    @Provide
    protected Arbitrary<List<Operation>> operations() {
        var ids = Arbitraries.of("a", "b", "c").map(SessionId::new);
        var lives =
                Arbitraries.integers().between(1, 5).map(Duration::ofSeconds).injectNull(0.4);
        var pauses = Arbitraries.integers().between(0, 3).map(Duration::ofSeconds);
        return Combinators.combine(Arbitraries.of(Kind.class), ids, SessionArbitraries.sessions(), lives, pauses)
                .as(Operation::new)
                .list()
                .ofMaxSize(30);
    }

    /** The operations of a store. */
    protected enum Kind {
        /** {@link SessionStore#put}. */
        PUT,
        /** {@link SessionStore#putIfAbsent}. */
        PUT_IF_ABSENT,
        /** {@link SessionStore#replaceIfPresent}. */
        REPLACE,
        /** {@link SessionStore#delete}. */
        DELETE,
        /** {@link SessionStore#find}. */
        FIND
    }

    /**
     * One operation and the pause after it.
     *
     * @param kind which operation
     * @param id on which id
     * @param session with which session
     * @param life for how long
     * @param pause how long the clock moves on afterwards
     */
    protected record Operation(
            Kind kind,
            SessionId id,
            Session session,
            @Nullable Duration life,
            Duration pause) {
        private Object on(SessionStore store) {
            return switch (kind) {
                case PUT -> {
                    store.put(id, session, life);
                    yield true;
                }
                case PUT_IF_ABSENT -> store.putIfAbsent(id, session, life);
                case REPLACE -> store.replaceIfPresent(id, session, life);
                case DELETE -> store.delete(id);
                case FIND -> store.find(id);
            };
        }

        private Object on(Model model) {
            return switch (kind) {
                case PUT -> model.write(this);
                case PUT_IF_ABSENT -> model.find(id).isEmpty() && model.write(this);
                case REPLACE -> model.find(id).isPresent() && model.write(this);
                case DELETE -> model.delete(id);
                case FIND -> model.find(id);
            };
        }
    }

    /** What a store is to do, in the simplest form. */
    private static final class Model {
        private final InstantSource clock;
        private final Map<SessionId, Session> sessions = new HashMap<>();
        private final Map<SessionId, Instant> ends = new HashMap<>();

        Model(InstantSource clock) {
            this.clock = clock;
        }

        boolean write(Operation operation) {
            sessions.put(operation.id, operation.session);
            ends.remove(operation.id);
            if (operation.life != null) {
                ends.put(operation.id, clock.instant().plus(operation.life));
            }
            return true;
        }

        boolean delete(SessionId id) {
            boolean existed = find(id).isPresent();
            sessions.remove(id);
            return existed;
        }

        Optional<Session> find(SessionId id) {
            var end = ends.get(id);
            boolean ended = end != null && !clock.instant().isBefore(end);
            return ended ? Optional.empty() : Optional.ofNullable(sessions.get(id));
        }
    }
}
