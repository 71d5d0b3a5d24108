// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.tyk.TykApi.KeyLifetime;
import dev.gatehouse.core.tyk.TykKey;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Reason;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes, changes, finds, lists and deletes keys. Thread-safe; what was written or deleted counts from the next request
 * on. Every method throws {@link dev.gatehouse.store.StoreUnavailableException} if the store does not answer.
 *
 * @since 0.1
 */
public final class KeyAdministration {
    private final Keys settings;
    private final TykKeys naming;
    private final SessionStore store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final KeyChecks checks;
    private final KeyBirth birth;
    private final RecordLifetime lifetime;

    /**
     * The keys of a store.
     *
     * @param settings how keys are named and kept
     * @param store where their records are
     * @param apis how long an API wants records kept; empty if it is not loaded
     * @param clock the time
     * @param random the source of keys and secrets
     */
    public KeyAdministration(
            Keys settings,
            SessionStore store,
            Function<ApiId, Optional<KeyLifetime>> apis,
            InstantSource clock,
            SecureRandom random) {
        this.settings = settings;
        this.naming = TykKeys.of(settings.naming());
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.checks = new KeyChecks(settings.masterKeysAllowed());
        this.birth = new KeyBirth(clock, random);
        this.lifetime = new RecordLifetime(settings.records(), apis);
    }

    /**
     * Makes a key that nobody can guess. If it is to sign requests, its secret is made too.
     *
     * @param session its record
     * @return what came out
     */
    public KeyOutcome mint(Session session) {
        var refused = checks.added(session);
        return refused.isPresent()
                ? refused.get()
                : write(naming.mint(session.organization(), random), birth.bornWithSecret(session));
    }

    /**
     * Writes a key, whether there is one or not.
     *
     * @param id its id; empty for one that nobody can guess
     * @param session its record
     * @return what came out
     */
    public KeyOutcome add(String id, Session session) {
        int length = Secret.of(id).length();
        if (length > 0 && length < settings.naming().minLength()) {
            return new Refused(Reason.ID_TOO_SHORT, Integer.toString(length));
        }
        var refused = checks.added(session);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (id.isEmpty()) {
            return write(naming.mint(session.organization(), random), birth.born(session));
        }
        var key = naming.custom(session.organization(), Secret.of(id));
        return presentable(key)
                ? write(key, birth.born(session))
                : new Refused(Reason.NOT_PRESENTABLE, "No request could present a key with this id");
    }

    private boolean presentable(TykKey key) {
        return !naming.names(OrganizationId.none(), key.key()).isEmpty();
    }

    private KeyOutcome write(TykKey key, Session session) {
        store.put(key.id(), session, lifetime.of(session, clock.instant()));
        return new Written(key.key().reveal(), naming.hashOf(key.key()));
    }

    /**
     * Replaces the record of a key. What is deleted meanwhile stays deleted.
     *
     * @param address which key; its organization is that of the new record
     * @param session the new record
     * @param quiet whether its quota goes on instead of starting anew
     * @return what came out
     */
    public KeyOutcome update(KeyAddress address, Session session, boolean quiet) {
        for (var key : candidates(address)) {
            var old = store.find(key.id());
            if (old.isPresent()) {
                return replace(key, old.get(), session, quiet);
            }
        }
        return new Refused(Reason.UNKNOWN_KEY, "");
    }

    private KeyOutcome replace(TykKey key, Session old, Session session, boolean quiet) {
        var refused = checks.updated(old, session);
        if (refused.isPresent()) {
            return refused.get();
        }
        var changed = quiet ? birth.changedQuietly(old, session) : birth.changed(old, session);
        boolean written = store.replaceIfPresent(key.id(), changed, lifetime.of(changed, clock.instant()));
        return written ? new Written(key.key().reveal(), Optional.empty()) : new Refused(Reason.UNKNOWN_KEY, "");
    }

    /**
     * Finds the record of a key, without its password.
     *
     * @param address which key
     * @return the record, or empty
     */
    public Optional<Session> find(KeyAddress address) {
        var ids = candidates(address).stream().map(TykKey::id).toList();
        return store.findFirst(ids).map(found -> new KeyRecord(found.session()).shown());
    }

    /**
     * Deletes a key, with every record that it could be presented for.
     *
     * @param address which key
     * @return the key, or the hash it was addressed by; empty if there is none
     */
    public Optional<String> delete(KeyAddress address) {
        if (address.text().isEmpty()) {
            return Optional.empty();
        }
        boolean deleted = false;
        var keys = deletable(address).toList();
        for (var key : keys) {
            deleted |= store.delete(key.id());
        }
        return deleted ? Optional.of(keys.get(0).key().reveal()) : Optional.empty();
    }

    /** Every record by which a request with this key would pass, else it would go on passing; the named one first. */
    private Stream<TykKey> deletable(KeyAddress address) {
        if (address.form() == Form.HASH) {
            return Stream.of(hashed(address));
        }
        var custom = custom(address);
        var named = address.form() == Form.KEY ? Stream.of(whole(address), custom) : Stream.of(custom);
        return Stream.concat(named, candidates(address).stream());
    }

    private List<TykKey> candidates(KeyAddress address) {
        if (address.text().isEmpty()) {
            return List.of();
        }
        if (address.form() == Form.HASH) {
            return List.of(hashed(address));
        }
        var names = naming.names(address.organization(), Secret.of(address.text()));
        return address.form() == Form.KEY
                ? names
                : Stream.concat(Stream.of(custom(address)), names.stream()).toList();
    }

    private TykKey custom(KeyAddress address) {
        return naming.custom(address.organization(), Secret.of(address.text()));
    }

    private TykKey whole(KeyAddress address) {
        var key = Secret.of(address.text());
        return new TykKey(key, naming.storedAs(key));
    }

    private static TykKey hashed(KeyAddress address) {
        return new TykKey(Secret.of(address.text()), new SessionId(address.text()));
    }

    /**
     * Looks whether a record could be used, as writing it would.
     *
     * @param session the record
     * @return why it could not; empty if it could
     */
    public Optional<Refused> preview(Session session) {
        return checks.policies(session);
    }

    /**
     * Lists keys: hashes where keys are hashed.
     *
     * @param filter an organization, or how the keys begin; empty for all. Hashes are not filtered
     * @return the names in order
     */
    public List<String> list(String filter) {
        var listing = new KeyListing(settings.naming().hashKeys() ? "" : filter);
        var cursor = "";
        do {
            var page = store.scan(cursor, KeyListing.PAGE);
            listing.add(page.ids());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return listing.names();
    }
}
