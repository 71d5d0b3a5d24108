// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.session;

import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes, changes, finds, lists and revokes keys.
 *
 * <p>What was written or revoked counts from the next request on. Changes of one key at the same time, from this or
 * another process, come out as if they had been made one after the other, so that none undoes another, and a key that was
 * revoked meanwhile stays revoked. A change that was overtaken is made again, which costs its round trips once more; after
 * 16 times it is refused with {@link Reason#CONFLICT}.
 *
 * <p>An end in the past is kept: such a key has expired. How long a record is kept follows from its
 * {@link Lifetime.Retention}, from what its APIs say and from what the host says.
 *
 * <p>Thread-safe; blocks the caller. Every method throws {@code StoreUnavailableException} if the store does not answer;
 * then a write may have happened. Those that write new records throw {@code StoreFullException} if a bounded store has no
 * room. Those that hash a password may have to wait for others that are hashed at the same time; if that took too long,
 * they refuse with {@link Reason#BUSY}.
 *
 * @since 0.1
 */
public interface KeyService {
    /**
     * Looks whether a key for a session would be refused, and writes nothing. No round trip.
     *
     * @param session what it is to open
     * @return why it would be refused; empty if it could be minted
     */
    Optional<Refused> check(Session session);

    /**
     * Makes a key that nobody can guess, with at least 128 bits from a cryptographic source. It ends when the last of its
     * policies says so that says when keys end, else when its session says. One round trip.
     *
     * @param session what it is to open; its organization is that of the key
     * @return the key, which nobody can ask for again, or why there is none
     */
    Creation mint(Session session);

    /**
     * Takes over a key that was chosen elsewhere. Whoever chose it answers for its strength. If there was none of its name
     * it ends as one that is minted. One round trip; two if a policy says when keys end and there is such a key already.
     *
     * @param key the key, or its custom part where keys have a form
     * @param session what it is to open
     * @param existing what happens if there is such a key already
     * @return the whole key, or why it is not taken over
     */
    Creation importKey(Secret key, Session session, Existing existing);

    /**
     * Adds a user who authenticates with name and password. One round trip.
     *
     * @param name of the user, unique in the session's organization
     * @param password in clear; hashed before it is stored
     * @param session what the user may do
     * @param existing what happens if there is such a user already
     * @return the name of the user's record, or why there is none
     */
    Change addUser(String name, Secret password, Session session, Existing existing);

    /**
     * Adds a user whose session brings the password along: hashed elsewhere, with the word for how, or in clear without
     * any, and then it is hashed before it is stored. The same holds for every other session that is given to this
     * service. One round trip.
     *
     * @param name of the user, unique in the session's organization
     * @param session what the user may do
     * @param existing what happens if there is such a user already
     * @return the name of the user's record, or why there is none
     */
    Change addUser(String name, Session session, Existing existing);

    /**
     * Replaces what a key may do, as a whole. Only what a record tells about its birth stays, and a password that the new
     * session does not speak of, or sends back as it is stored. Two round trips, three if its
     * counters restart.
     *
     * @param key which one
     * @param session what it is to open from now on
     * @param counters whether its rates and quotas start anew
     * @return what came out
     */
    Change update(KeyRef key, Session session, Counters counters);

    /**
     * Gives a user another password. Two round trips.
     *
     * @param user which one
     * @param password in clear; hashed before it is stored
     * @return what came out
     */
    Change changePassword(KeyRef user, Secret password);

    /**
     * Hashes the password of a user anew, in the way in which new ones are hashed. Changes nothing else, tells nobody, and
     * does nothing if the record has gone or holds another password by now. It does not wait for others that are hashed at
     * the same time, but refuses with {@link Reason#BUSY}: what is right stays right until it is hashed. Three round trips.
     *
     * @param user the session whose password was just verified
     * @param password that password
     * @return what came out
     */
    Change rehash(StoredSession user, Secret password);

    /**
     * Adds policies behind those that a key has; one that it has already is not added twice. Two round trips.
     *
     * @param key which one
     * @param policies to add, in order
     * @return what came out
     */
    Change addPolicies(KeyRef key, List<PolicyId> policies);

    /**
     * Gives a key other policies instead of those that it has. Two round trips.
     *
     * @param key which one
     * @param policies its policies from now on, in order
     * @return what came out
     */
    Change replacePolicies(KeyRef key, List<PolicyId> policies);

    /**
     * Gives the holder of a key a new one that opens the same. The old one goes on for a while, but never beyond its own
     * end; then it is unknown. If it was revoked meanwhile, there is no new one; if it was changed meanwhile, the new one
     * opens what it opens since then. Three round trips.
     *
     * <p>What the old key used of its quotas is used of the new one's, too, where each quota begins its time anew; so
     * rotating frees nothing. While both go on each counts for itself, with what was left. Rates begin anew. That costs two
     * more round trips where the key has quotas.
     *
     * <p>If the store fails in between, the old key is as it was or as it is to be, and a new record may be left whose
     * key nobody knows.
     *
     * @param key which one; a token, all others are refused
     * @param overlap how long the old key goes on; zero for no longer
     * @return the new key, which nobody can ask for again, or why there is none
     * @throws IllegalArgumentException if the overlap is negative
     */
    Rotation rotate(KeyRef key, Duration overlap);

    /**
     * Deletes a key with its counters, under every name under which a client could still use it. Up to three round trips
     * for each name.
     *
     * @param key which one
     * @return whether there was one
     */
    boolean revoke(KeyRef key);

    /**
     * Finds what a key may do, expired or not, as it is stored now. One round trip.
     *
     * @param key which one
     * @return its session as stored, credentials included, or empty
     */
    Optional<StoredSession> find(KeyRef key);

    /**
     * Lists keys page by page, in no particular order. One that exists all the while is listed at least once. One round
     * trip.
     *
     * @param cursor empty for the first page, then what the last page said
     * @param limit how many at the most, 1 to 10,000
     * @return the page; it may hold fewer than the limit, even none, and not be the last one
     * @throws IllegalArgumentException if the limit is out of bounds or the cursor is not from a page
     */
    Page list(String cursor, int limit);

    /**
     * Points at a key. Printing shows no key. Whose session it is is not looked at: a host that acts for one organization
     * compares that with the organization of what was found.
     */
    sealed interface KeyRef {
        /**
         * The key itself, in any form in which a client may present it.
         *
         * @param organization tenant in which it is looked for
         * @param key the key
         */
        record Presented(OrganizationId organization, Secret key) implements KeyRef {}

        /**
         * The name of its record: the hash of the key where keys are hashed.
         *
         * @param id the name
         */
        record ById(SessionId id) implements KeyRef {}

        /**
         * The user it was made for.
         *
         * @param organization tenant of the user
         * @param name of the user
         */
        record ByUsername(OrganizationId organization, String name) implements KeyRef {}
    }

    /** What happens to a key that is there already. */
    enum Existing {
        /** It stays, and the new one is refused. */
        KEPT,
        /** The new one takes its place, whatever it was. */
        REPLACED
    }

    /** What happens to the counters of a key that is changed: its rates and quotas. */
    enum Counters {
        /** They start anew. Those that it shares with others under a name of its metadata go on. */
        RESTARTED,
        /** They go on as if nothing had changed. */
        KEPT
    }

    /** What came out of making a key. */
    sealed interface Creation {}

    /** What came out of changing what is known by a name. */
    sealed interface Change {}

    /** What came out of rotating a key. */
    sealed interface Rotation {}

    /**
     * There is a new key.
     *
     * @param key the whole key
     * @param id the name of its record
     */
    record Created(Secret key, SessionId id) implements Creation, Rotation {}

    /**
     * The record is written.
     *
     * @param id its name
     */
    record Written(SessionId id) implements Change {}

    /** There is no such key, or it was revoked meanwhile. */
    record Unknown() implements Change, Rotation {}

    /**
     * Nothing was written.
     *
     * @param reason why
     * @param detail what exactly, for the operator who asked; holds no secret
     */
    record Refused(Reason reason, String detail) implements Creation, Change, Rotation {}

    /** Why nothing is written. */
    enum Reason {
        /** There is such a key, and it is to stay. */
        EXISTS,
        /** No client could present such a key or name: it is empty, too short, too long, or of the wrong characters. */
        UNUSABLE_KEY,
        /** The password cannot be kept: it is empty, or longer than its hash heeds. */
        UNUSABLE_PASSWORD,
        /** The session has no rights, or all of them while keys that may do everything are not allowed. */
        RIGHTS,
        /** A policy that the session names cannot be applied. */
        POLICY,
        /** A certificate that the key is tied to cannot be used. */
        CERTIFICATE_BINDING,
        /** The key was made for a certificate, and the new record names none. */
        CERTIFICATE_MISSING,
        /** The new record names another certificate. */
        CERTIFICATE_CHANGED,
        /** The key has expired, and what expired gets no successor. */
        EXPIRED,
        /** Others changed the key at the same time, again and again. The same may succeed when it is tried again. */
        CONFLICT,
        /** Too many passwords are being hashed. The same may succeed when it is tried again, a second later. */
        BUSY,
        /** Something that keys of this kind cannot have, or not yet. */
        NOT_SUPPORTED
    }

    /**
     * A page of keys.
     *
     * @param ids the names of their records
     * @param nextCursor for the next page; empty after the last one
     */
    record Page(List<SessionId> ids, String nextCursor) {
        public Page {
            ids = List.copyOf(ids);
        }
    }
}
