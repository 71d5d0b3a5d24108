// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.CredentialKind;
import dev.gatehouse.session.Grants;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore;
import dev.gatehouse.store.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a {@link SessionStore}. A key without rights, or with all of them, is refused unless master keys are allowed.
 *
 * @since 0.1
 */
public final class StandardKeyService implements KeyService {
    private final SessionStore store;
    private final KeyMinting minting;
    private final KeyRecords records;
    private final KeyChecks checks;
    private final KeyWriter writer;
    private final KeyBirth birth;
    private final KeyEvents events;
    private final InstantSource clock;

    private StandardKeyService(Builder builder) {
        this.store = builder.store;
        this.minting = builder.minting;
        this.records = builder.records;
        this.clock = builder.clock;
        this.checks = new KeyChecks(builder.policies, builder.masterKeysAllowed);
        this.writer = new KeyWriter(store, builder.lifetimes, builder.apis);
        this.birth = new KeyBirth(minting, writer, builder.random);
        this.events = new KeyEvents(builder.listener, clock);
    }

    /**
     * Begins a service.
     *
     * @param stores where records are
     * @return a builder with our own keys, plain records, no policies, and records kept as long as they say
     */
    public static Builder builder(Stores stores) {
        return new Builder(stores.sessions());
    }

    @Override
    public Optional<Refused> check(Session session) {
        return records.refusalOfKey(session).or(() -> checks.of(session));
    }

    @Override
    public Creation mint(Session session) {
        var refused = check(session);
        if (refused.isPresent()) {
            return refused.get();
        }
        var now = clock.instant();
        var born = records.minted(session, now);
        var key = birth.bear(born, now);
        events.created(new StoredSession(key.id(), born));
        return new Created(key.key(), key.id());
    }

    @Override
    public Creation importKey(Secret key, Session session, Existing existing) {
        var adopted = minting.adopt(session.organization(), key);
        if (adopted.isEmpty()) {
            return new Refused(Reason.UNUSABLE_KEY, "No request could present a key with this id");
        }
        var refused = check(session).or(() -> added(adopted.get().id(), session, existing));
        return refused.isPresent()
                ? refused.get()
                : new Created(adopted.get().key(), adopted.get().id());
    }

    @Override
    public Change addUser(String name, Session session, Existing existing) {
        var ids = minting.users(session.organization(), name);
        if (ids.isEmpty()) {
            return new Refused(Reason.UNUSABLE_KEY, "No request could present a user of this name");
        }
        // A name is public: whatever the record says, it must not open anything by itself.
        var user = session.with(CredentialKind.BASIC);
        var refused = records.refusalOfUser(user).or(() -> checks.of(user)).or(() -> added(ids.get(0), user, existing));
        return refused.isPresent() ? refused.get() : new Written(ids.get(0));
    }

    private Optional<Refused> added(SessionId id, Session session, Existing existing) {
        var now = clock.instant();
        var added = records.added(session, now);
        if (!writer.add(id, added, existing, now)) {
            return Optional.of(new Refused(Reason.EXISTS, "there is one already"));
        }
        events.updated(new StoredSession(id, added));
        return Optional.empty();
    }

    @Override
    public Change update(KeyRef key, Session session, Counters counters) {
        return change(key, old -> session, counters);
    }

    @Override
    public Change addPolicies(KeyRef key, List<PolicyId> policies) {
        return changePolicies(
                key,
                old -> Stream.concat(old.stream(), policies.stream()).distinct().toList());
    }

    @Override
    public Change replacePolicies(KeyRef key, List<PolicyId> policies) {
        return changePolicies(key, old -> policies);
    }

    private Change changePolicies(KeyRef key, Function<List<PolicyId>, List<PolicyId>> change) {
        return change(key, old -> old.with(policies(old.grants(), change)), Counters.KEPT);
    }

    private static Grants policies(Grants grants, Function<List<PolicyId>, List<PolicyId>> change) {
        return new Grants(grants.own(), change.apply(grants.policies()));
    }

    private Change change(KeyRef key, Function<Session, Session> change, Counters counters) {
        return find(key)
                .map(found -> replace(found, change.apply(found.session()), counters))
                .orElseGet(Unknown::new);
    }

    private Change replace(StoredSession old, Session replacement, Counters counters) {
        var refused = records.refusalOfChange(old.session(), replacement).or(() -> checks.of(replacement));
        if (refused.isPresent()) {
            return refused.get();
        }
        var now = clock.instant();
        var changed = records.changed(old.session(), replacement, counters, now);
        if (!writer.replace(old.id(), changed, now)) {
            return new Unknown();
        }
        events.updated(new StoredSession(old.id(), changed));
        return new Written(old.id());
    }

    @Override
    public Rotation rotate(KeyRef key, Duration overlap) {
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("overlap must not be negative, was " + overlap);
        }
        var rotation = new KeyRotation(store, birth, events);
        return find(key)
                .map(old -> rotation.rotate(old, overlap, clock.instant()))
                .orElseGet(Unknown::new);
    }

    @Override
    public boolean revoke(KeyRef key) {
        boolean revoked = false;
        for (var id : ids(key)) {
            if (store.delete(id)) {
                revoked = true;
                events.deleted(KeyEvents.organizationOf(key), id);
            }
        }
        return revoked;
    }

    @Override
    public Optional<StoredSession> find(KeyRef key) {
        var ids = ids(key);
        return ids.isEmpty() ? Optional.empty() : store.findFirst(ids);
    }

    private List<SessionId> ids(KeyRef key) {
        if (key instanceof KeyRef.Presented presented) {
            return minting.candidates(presented.organization(), presented.key());
        }
        if (key instanceof KeyRef.ByUsername user) {
            return minting.users(user.organization(), user.name());
        }
        return List.of(((KeyRef.ById) key).id());
    }

    @Override
    public Page list(String cursor, int limit) {
        var page = store.scan(cursor, limit);
        return new Page(page.ids(), page.nextCursor());
    }

    /** Collects what a service works with. Not thread-safe. */
    public static final class Builder {
        private final SessionStore store;
        private KeyMinting minting = GatehouseKeys.standard();
        private KeyRecords records = KeyRecords.plain();
        private Lifetimes lifetimes = Lifetimes.standard();
        private @Nullable Function<ApiId, Optional<ApiLifetime>> apis;
        private Function<Session, Application> policies = KeyChecks::withoutPolicies;
        private boolean masterKeysAllowed;
        private EventListener listener = event -> {};
        private InstantSource clock = InstantSource.system();
        private SecureRandom random = new SecureRandom();

        private Builder(SessionStore store) {
            this.store = store;
        }

        /**
         * Sets how keys are made and named; the gatekeeper must be told the same.
         *
         * @param value the way
         * @return this
         */
        public Builder keys(KeyMinting value) {
            minting = value;
            return this;
        }

        /**
         * Sets what the format of records wants done.
         *
         * @param value the format
         * @return this
         */
        public Builder records(KeyRecords value) {
            records = value;
            return this;
        }

        /**
         * Sets how long records are kept.
         *
         * @param value what the host says
         * @return this
         */
        public Builder lifetimes(Lifetimes value) {
            lifetimes = value;
            return this;
        }

        /**
         * Sets how long APIs want records kept. Without it every API is there and says nothing.
         *
         * @param value what an API says; empty if it is not there, and then it has no say. A key none of whose APIs is there
         *     is kept, whatever it says itself
         * @return this
         */
        public Builder apis(Function<ApiId, Optional<ApiLifetime>> value) {
            apis = value;
            return this;
        }

        /**
         * Sets what applies policies. Without it a session that names one is refused.
         *
         * @param value applies the policies that a session names
         * @return this
         */
        public Builder policies(Function<Session, Application> value) {
            policies = value;
            return this;
        }

        /**
         * Allows keys that may use every API.
         *
         * @return this
         */
        public Builder allowMasterKeys() {
            masterKeysAllowed = true;
            return this;
        }

        /**
         * Sets who is told what happened.
         *
         * @param value the listener
         * @return this
         */
        public Builder listener(EventListener value) {
            listener = value;
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param value the clock
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        /**
         * Sets the source of keys.
         *
         * @param value a cryptographic one
         * @return this
         */
        public Builder random(SecureRandom value) {
            random = value;
            return this;
        }

        /** {@return the service} */
        public KeyService build() {
            return new StandardKeyService(this);
        }
    }
}
