// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions by id. Decides nothing: whether a session may be used is not its business.
 *
 * <p>Every operation is atomic and one round trip, but for what {@link #findFirst} says of several servers; it blocks the
 * caller. What one call wrote, the next one of any thread reads. Thread-safe. Every operation throws
 * {@link StoreUnavailableException} if its outcome is unknown, and {@link UnreadableRecordException} if it meets a record
 * that it does not understand. Of any other exception during a decision logs name class and place, never the message.
 *
 * <p>A session is given back as it was written. Numbers in its metadata and its residue are equal in value, not always of
 * the same Java type. A store whose format cannot express a session refuses to write it with
 * {@link IllegalArgumentException}.
 *
 * <p>A record lives as long as it was told to, then it is gone for every operation, whether its memory was freed or not;
 * one whose time to live is zero or less is gone at once. A store that is bounded refuses new records with
 * {@link StoreFullException} when it is full, and goes on replacing and deleting those it has.
 *
 * @since 0.1
 */
public interface SessionStore {
    /**
     * Finds the first session that exists. A session that moves from one of the ids to another meanwhile is found.
     *
     * <p>One round trip where all candidates are on one server. Where they are on several, one round trip for each
     * candidate until one is found; if none is found, they are all asked for once more, for the sake of one that moves.
     *
     * @param candidates ids in order of preference; may be empty
     * @return the session of the first id that has one
     */
    Optional<StoredSession> findFirst(List<SessionId> candidates);

    /**
     * Finds one session.
     *
     * @param id its id
     * @return the session, or empty
     */
    default Optional<Session> find(SessionId id) {
        return findFirst(List.of(id)).map(StoredSession::session);
    }

    /**
     * Finds the first session that exists, as it is stored now, for whoever is going to change it with
     * {@link #replaceIfUnchanged}. A store that shows what it kept nearby must not do so here. Else like
     * {@link #findFirst}.
     *
     * @param candidates ids in order of preference; may be empty
     * @return the session of the first id that has one
     */
    Optional<CurrentSession> findCurrent(List<SessionId> candidates);

    /**
     * Writes a session, whether there was one or not.
     *
     * @param id its id
     * @param session the session
     * @param timeToLive how long the record is kept; null for ever
     */
    void put(SessionId id, Session session, @Nullable Duration timeToLive);

    /**
     * Writes a session unless there is one.
     *
     * @param id its id
     * @param session the session
     * @param timeToLive how long the record is kept; null for ever
     * @return whether it was written; of concurrent calls for one id exactly one writes
     */
    boolean putIfAbsent(SessionId id, Session session, @Nullable Duration timeToLive);

    /**
     * Writes a session only over the record that was read, so that no change undoes another one and what was deleted stays
     * deleted. Whoever is told that the record has changed reads it again, and changes what it holds by then.
     *
     * <p>It has changed if somebody else has written something else: through this store, through another instance, or, where
     * programs share a storage, by any of them. If it was written anew and is what it was, it may count as changed or not.
     * How long it is kept is no part of it.
     *
     * @param read what {@link #findCurrent} found, as it is
     * @param session the session
     * @param timeToLive how long the record is kept; null for ever
     * @return whether it was written, and why not; of concurrent calls with one reading, each of which writes something else
     *     than was read, exactly one writes
     */
    Replacement replaceIfUnchanged(CurrentSession read, Session session, @Nullable Duration timeToLive);

    /**
     * Removes a session.
     *
     * @param id its id
     * @return whether there was one
     */
    boolean delete(SessionId id);

    /**
     * Lists ids page by page, in no particular order. A session that exists during the whole scan is listed at least
     * once; one that is written or deleted meanwhile may or may not be.
     *
     * @param cursor empty for the first page, then what the last page said
     * @param limit how many ids at the most, 1 to 10,000
     * @return the page; it may hold fewer ids than the limit, even none, and not be the last one
     * @throws IllegalArgumentException if the limit is out of bounds or the cursor is not from a page of this store
     */
    Page scan(String cursor, int limit);

    /**
     * A session that may be changed.
     *
     * @param id the name under which it was found
     * @param session the session as it is stored
     * @param version by which its store tells whether the record is still the same; says nothing to anybody else, and is
     *     empty where the store compares sessions
     */
    record CurrentSession(SessionId id, Session session, String version) {
        /** {@return the session and its name} */
        public StoredSession stored() {
            return new StoredSession(id, session);
        }
    }

    /** What became of a session that was to take the place of another. */
    enum Replacement {
        /** It has. */
        WRITTEN,
        /** The record is not what was read any more, and was left alone. */
        CHANGED,
        /** There is no record any more. */
        GONE
    }

    /**
     * A page of ids.
     *
     * @param ids the ids
     * @param nextCursor for the next page; empty after the last one
     */
    record Page(List<SessionId> ids, String nextCursor) {
        public Page {
            ids = List.copyOf(ids);
        }
    }
}
