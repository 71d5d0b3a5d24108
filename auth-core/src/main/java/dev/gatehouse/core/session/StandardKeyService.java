// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.session;

import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.policy.Application;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.SessionStore.CurrentSession;
import dev.gatehouse.store.Stores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a {@link dev.gatehouse.store.SessionStore}. A key without rights, or with all of them, is refused unless master keys are allowed.
 *
 * @since 0.1
 */
public final class StandardKeyService implements KeyService {
    private final KeyPasswords passwords;
    private final KeyLookup lookup;
    private final KeyCreation creation;
    private final KeyChange change;
    private final KeyRotation rotation;
    private final KeyRemoval removal;
    private final InstantSource clock;

    private StandardKeyService(Builder builder) {
        var store = builder.stores.sessions();
        clock = builder.clock;
        var events = new KeyEvents(builder.listener, clock);
        var limits = new KeyCounters(builder.stores.limits(), builder.policies, builder.quotasKept);
        passwords = new KeyPasswords(builder.passwords);
        var checks = new KeyChecks(builder.policies, builder.expiring, builder.masterKeysAllowed, passwords);
        var writer = new KeyWriter(store, builder.lifetimes, builder.apis);
        var birth = new KeyBirth(builder.minting, writer, builder.random);
        lookup = new KeyLookup(store, builder.minting);
        creation = new KeyCreation(birth, builder.records, checks, limits, events, clock);
        var current = new CurrentKeys(lookup);
        change = new KeyChange(current, builder.records, checks, writer, limits, events, clock);
        removal = new KeyRemoval(store, limits, events);
        var quotas = new QuotaTransfer(builder.stores.limits(), builder.policies);
        rotation = new KeyRotation(current, birth, limits, quotas, events);
    }

    /**
     * Begins a service.
     *
     * @param stores where records are
     * @return a builder with our own keys, plain records, no policies, and records kept as long as they say
     */
    public static Builder builder(Stores stores) {
        return new Builder(stores);
    }

    @Override
    public Optional<Refused> check(Session session) {
        return creation.check(session);
    }

    @Override
    public Creation mint(Session session) {
        return creation.mint(session);
    }

    @Override
    public Creation importKey(Secret key, Session session, Existing existing) {
        return creation.adopt(key, session, existing);
    }

    @Override
    public Change addUser(String name, Secret password, Session session, Existing existing) {
        return creation.addUser(name, KeyPasswords.inClear(session, password), existing);
    }

    @Override
    public Change addUser(String name, Session session, Existing existing) {
        return creation.addUser(name, session, existing);
    }

    @Override
    public Change update(KeyRef key, Session session, Counters counters) {
        return change.replace(key, new Proposal(old -> session, counters));
    }

    @Override
    public Change changePassword(KeyRef user, Secret password) {
        return change.changePassword(user, password);
    }

    @Override
    public Change rehash(StoredSession user, Secret password) {
        if (user.session().credentials().password().isEmpty()) {
            return new Unknown();
        }
        var refused = passwords.refusal(password);
        if (refused.isPresent()) {
            return refused.get();
        }
        var ref = new KeyRef.ById(user.id());
        // A look costs less than a hash, and of many logins at once all but one come too late.
        if (find(ref)
                .filter(now -> KeyChange.hasPasswordOf(user.session(), now.session()))
                .isEmpty()) {
            return new Unknown();
        }
        return passwords
                .hashing()
                .hashIfIdle(password)
                .map(fresh -> change.rehash(ref, user.session(), fresh))
                .orElse(KeyPasswords.BUSY);
    }

    @Override
    public Change addPolicies(KeyRef key, List<PolicyId> policies) {
        return change.addPolicies(key, policies);
    }

    @Override
    public Change replacePolicies(KeyRef key, List<PolicyId> policies) {
        return change.replacePolicies(key, policies);
    }

    @Override
    public Rotation rotate(KeyRef key, Duration overlap) {
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("overlap must not be negative, was " + overlap);
        }
        return rotation.rotate(key, overlap, clock.instant());
    }

    @Override
    public boolean revoke(KeyRef key) {
        boolean revoked = false;
        for (var id : lookup.ids(key)) {
            revoked |= removal.remove(id, KeyEvents.organizationOf(key));
        }
        return revoked;
    }

    @Override
    public Optional<StoredSession> find(KeyRef key) {
        return lookup.find(key).map(CurrentSession::stored);
    }

    @Override
    public Page list(String cursor, int limit) {
        return lookup.list(cursor, limit);
    }

    /** Collects what a service works with. Not thread-safe. */
    public static final class Builder {
        private final Stores stores;
        private KeyMinting minting = GatehouseKeys.standard();
        private KeyRecords records = KeyRecords.plain();
        private Lifetimes lifetimes = Lifetimes.standard();
        private @Nullable Function<ApiId, Optional<ApiLifetime>> apis;
        private Function<Session, Application> policies = KeyChecks::withoutPolicies;
        private Function<Session, Optional<Duration>> expiring = session -> Optional.empty();
        private Predicate<ApiId> quotasKept = api -> false;
        private boolean masterKeysAllowed;
        private PasswordHashing passwords = PasswordHashing.standard();
        private EventListener listener = event -> {};
        private InstantSource clock = InstantSource.system();
        private SecureRandom random = new SecureRandom();

        private Builder(Stores stores) {
            this.stores = stores;
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
         * Sets how policies say when keys end. Without it they have no say. What is said counts when a key or a user is
         * made, also in the place of another, and replaces the end that its session names; a key that is changed or
         * rotated ends when it would have.
         *
         * @param value how long after its making the key of a session ends; empty if its policies do not say
         * @return this
         */
        public Builder keysExpireAfter(Function<Session, Optional<Duration>> value) {
            expiring = value;
            return this;
        }

        /**
         * Sets which APIs want quotas to go on when a key is made or changed, whatever the caller says. Without it none
         * does. A key goes on if all its APIs want it.
         *
         * @param value whether an API wants that
         * @return this
         */
        public Builder quotasKept(Predicate<ApiId> value) {
            quotasKept = value;
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
         * Sets how passwords are hashed; the gatekeeper must be told the same.
         *
         * @param value hashes them
         * @return this
         */
        public Builder passwords(PasswordHashing value) {
            passwords = value;
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
