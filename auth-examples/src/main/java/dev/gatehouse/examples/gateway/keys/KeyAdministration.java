// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.session.KeyMinting.NamedKey;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.credential.StoredPassword;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Created;
import dev.gatehouse.session.KeyService.Creation;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.KeyService.Refused;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service of keys as operators of the original gateway know it: keys are pointed at by their text, which is one of
 * three things, and what was written is told by its key. Thread-safe. Every method throws
 * {@link dev.gatehouse.store.StoreUnavailableException} if the store does not answer.
 *
 * @since 0.1
 */
public final class KeyAdministration {
    private static final int RANDOM_BYTES = 16;

    private final Keys settings;
    private final TykKeys naming;
    private final KeyService keys;
    private final SecureRandom random;

    /**
     * The keys of a store.
     *
     * @param settings how keys are named and kept
     * @param service of the store, with its clock, policies, APIs and the way in which passwords are kept
     * @param random the source of keys and secrets
     */
    public KeyAdministration(Keys settings, StandardKeyService.Builder service, SecureRandom random) {
        this.settings = settings;
        this.naming = TykKeys.of(settings.naming());
        this.random = random;
        var builder = service.keys(naming)
                .records(new TykKeyRecords(random))
                .lifetimes(settings.records().lifetimes())
                .random(random);
        this.keys = settings.masterKeysAllowed() ? builder.allowMasterKeys().build() : builder.build();
    }

    /**
     * Makes a key that nobody can guess. If it is to sign requests, its secret is made too.
     *
     * @param session its record
     * @return what came out
     */
    public KeyOutcome mint(Session session) {
        return outcome(keys.mint(inClear(session)));
    }

    /**
     * Writes a key, whether there is one or not.
     *
     * @param id its id; empty for one that nobody can guess
     * @param session its record
     * @return what came out
     */
    public KeyOutcome add(String id, Session session) {
        var custom = Secret.of(id.isEmpty() ? randomId() : id);
        return custom.length() < settings.naming().minLength()
                ? new KeyOutcome.Refused(Reason.UNUSABLE_KEY, tooShort(custom.length()))
                : outcome(keys.importKey(custom, inClear(session), Existing.REPLACED));
    }

    /** Whatever a client says of how its password was hashed: it is hashed here. */
    private static Session inClear(Session session) {
        var credentials = session.credentials();
        return credentials
                .password()
                .map(sent -> session.with(new Credentials(
                        credentials.kind(),
                        Optional.of(new StoredPassword(sent.value(), "")),
                        credentials.signature())))
                .orElse(session);
    }

    /** Not minted: that would make a secret to sign with, which the original does at another address only. */
    private String randomId() {
        int enough = (settings.naming().minLength() + 1) / 2;
        var bytes = new byte[Math.max(RANDOM_BYTES, enough)];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String tooShort(int length) {
        return "custom key ID length " + length + " is less than min_token_length ("
                + settings.naming().minLength() + "); the key would be unreachable at auth time."
                + " Use an ID of at least min_token_length characters,"
                + " or lower min_token_length in the gateway configuration.";
    }

    private KeyOutcome outcome(Creation creation) {
        if (creation instanceof Created created) {
            return new Written(created.key().reveal(), naming.hashOf(created.key()));
        }
        return KeyOutcome.refused((Refused) creation);
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
        if (address.text().isEmpty()) {
            return new KeyOutcome.Unknown();
        }
        var change = keys.update(address.ref(), inClear(session), quiet ? Counters.KEPT : Counters.RESTARTED);
        if (change instanceof KeyService.Written written) {
            return new Written(keyOf(written.id(), address), Optional.empty());
        }
        return change instanceof Refused refused ? KeyOutcome.refused(refused) : new KeyOutcome.Unknown();
    }

    /**
     * Replaces the policies of a key; how long its record is kept stays as it is.
     *
     * @param hash the name of its record
     * @param policies the new ones, in order
     * @return what came out
     */
    public KeyOutcome replacePolicies(String hash, List<PolicyId> policies) {
        if (hash.isEmpty()) {
            return new KeyOutcome.Unknown();
        }
        var change = keys.replacePolicies(new KeyRef.ById(new SessionId(hash)), policies);
        if (change instanceof KeyService.Written) {
            return new Written(hash, Optional.empty());
        }
        return change instanceof Refused refused ? KeyOutcome.refused(refused) : new KeyOutcome.Unknown();
    }

    /** The whole key that the address stands for; a hash stands for itself. */
    private String keyOf(SessionId id, KeyAddress address) {
        var named = naming.names(address.organization(), address.secret()).stream();
        return Stream.concat(named, Stream.of(custom(address)))
                .filter(key -> address.form() != Form.HASH && key.id().equals(id))
                .findFirst()
                .map(key -> key.key().reveal())
                .orElse(address.text());
    }

    private NamedKey custom(KeyAddress address) {
        return naming.custom(address.organization(), address.secret());
    }

    /**
     * Finds the record of a key, without its password.
     *
     * @param address which key
     * @return the record, or empty
     */
    public Optional<Session> find(KeyAddress address) {
        return address.text().isEmpty()
                ? Optional.empty()
                : keys.find(address.ref()).map(StoredSession::session).map(TykKeyRecords::shown);
    }

    /**
     * Finds the record of a key as it is stored.
     *
     * @param address which key
     * @return the record, or empty
     */
    public Optional<StoredSession> stored(KeyAddress address) {
        return address.text().isEmpty() ? Optional.empty() : keys.find(address.ref());
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
        boolean deleted = keys.revoke(address.ref());
        if (address.form() == Form.KEY) {
            // A key that is too short to be presented can be there all the same.
            deleted |= keys.revoke(new KeyRef.ById(naming.storedAs(address.secret())));
            deleted |= keys.revoke(new KeyRef.ById(custom(address).id()));
        }
        var key = address.form() == Form.USERNAME ? custom(address).key().reveal() : address.text();
        return deleted ? Optional.of(key) : Optional.empty();
    }

    /**
     * Looks whether the policies of a record can be applied.
     *
     * @param session the record
     * @return why they cannot; empty if they can
     */
    public Optional<Refused> preview(Session session) {
        return keys.check(session).filter(refused -> refused.reason() == Reason.POLICY);
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
            var page = keys.list(cursor, KeyListing.PAGE);
            listing.add(page.ids());
            cursor = page.nextCursor();
        } while (!cursor.isEmpty());
        return listing.names();
    }
}
