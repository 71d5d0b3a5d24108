// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.keys;

import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.keys.KeyAddress.Form;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Refused;
import dev.gatehouse.examples.gateway.keys.KeyOutcome.Written;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Reason;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store of keys and those who write into it. Quotes in sessions may be single. */
final class AdministeredKeys {
    static final OrganizationId DEFAULT = new OrganizationId("default");
    static final String RIGHTS = "'access_rights': {'orders': {'api_id': 'orders', 'versions': ['Default']}}";
    static final TykKeySettings PLAIN = new TykKeySettings(false, "murmur64", List.of(), 0, true, false);
    static final TykKeySettings HASHED = TykKeySettings.hashed("sha256");

    final MutableInstantSource clock = new MutableInstantSource(Instant.parse("2026-03-01T10:00:00Z"));
    final SessionStore store = InMemoryStores.builder().clock(clock).build().sessions();

    /** Keys that are not hashed, and none of them a master key. */
    KeyAdministration plain() {
        return administration(PLAIN, false, store);
    }

    KeyAdministration hashing() {
        return administration(HASHED, false, store);
    }

    /** The function of {@link #HASHED} follows murmur64, whose keys are still there. */
    KeyAdministration changedFrom(boolean hashed) {
        return administration(changed(hashed), false, store);
    }

    static TykKeySettings changed(boolean hashed) {
        return new TykKeySettings(hashed, "sha256", List.of("murmur64"), 0, true, false);
    }

    /** Keys that are looked up only if they are so long. */
    KeyAdministration requiring(int minLength) {
        return administration(new TykKeySettings(false, "murmur64", List.of(), minLength, true, false), false, store);
    }

    KeyAdministration allowingMasterKeys() {
        return administration(PLAIN, true, store);
    }

    /** Whatever is read is deleted by somebody else before it can be written. */
    KeyAdministration racing() {
        return administration(PLAIN, false, new DeletingStore(store));
    }

    private KeyAdministration administration(TykKeySettings naming, boolean masterKeys, SessionStore sessions) {
        var stores = new Stores(
                sessions,
                InMemoryStores.create().replays(),
                InMemoryStores.create().limits());
        var service = StandardKeyService.builder(stores)
                .apis(api -> Optional.of(ApiLifetime.unstated()))
                .clock(clock);
        return new KeyAdministration(new Keys(naming, masterKeys, Optional.empty()), service, new SecureRandom());
    }

    /** What is stored of a key that is not hashed. */
    Session stored(KeyOutcome outcome) {
        return find(outcome).orElseThrow();
    }

    Optional<Session> find(KeyOutcome outcome) {
        return store.find(TykKeys.of(PLAIN).storedAs(Secret.of(((Written) outcome).key())));
    }

    Object member(KeyOutcome outcome, String name) {
        return stored(outcome).residue().get(name);
    }

    static Session session(String members) {
        return TykSessions.read(
                ("{'org_id': 'default'" + (members.isEmpty() ? "" : ", " + members) + "}").replace('\'', '"'));
    }

    static KeyAddress key(String text) {
        return new KeyAddress(text, DEFAULT, Form.KEY);
    }

    static Reason reason(KeyOutcome outcome) {
        return ((Refused) outcome).reason();
    }
}
