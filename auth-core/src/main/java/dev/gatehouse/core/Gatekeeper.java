// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.access.ExplainedDecision;
import dev.gatehouse.core.authentication.Means;
import dev.gatehouse.core.authentication.basic.PasswordCheck;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.core.internal.failure.FailureText;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.core.session.GatehouseKeys;
import dev.gatehouse.core.session.MadeSessions;
import dev.gatehouse.core.session.OrganizationSessions;
import dev.gatehouse.core.session.SessionResolver;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.event.EventListener;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.PolicyEngine;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.LimitStore;
import dev.gatehouse.store.ReplayStore;
import dev.gatehouse.store.Stores;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the host's question: may this request pass, as whom, under which limits? One for a host, shared by all its
 * APIs. Thread-safe.
 *
 * @since 0.1
 */
public final class Gatekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private static final int GATES = 10_000;

    private final Parts parts;

    // By identity: a reloaded definition makes a new gate, and the old one is forgotten when others need its place.
    private final LoadingCache<ProtectedApi, Gate> gates;

    private Gatekeeper(Parts parts) {
        this.parts = parts;
        this.gates = Caffeine.newBuilder().maximumSize(GATES).build(this::gate);
    }

    /**
     * Begins a gatekeeper.
     *
     * @param stores where sessions are
     * @return a builder with our own key naming, the standard denials and the system's clock
     */
    public static Builder builder(Stores stores) {
        return new Builder(stores);
    }

    /**
     * Makes the gate of an API. A host that keeps it saves a look-up for each request, and learns at once of a definition
     * that cannot be served.
     *
     * @param api the API
     * @return its gate
     * @throws IllegalArgumentException if the API requires an unknown method, or one of its open paths is no expression
     */
    public Gate gate(ProtectedApi api) {
        return new Gate(api, parts);
    }

    /**
     * Decides a request. The gate of the API is made the first time, and kept for the APIs that were used last.
     *
     * @param api the API asked for; the same object for all its requests
     * @param request the request
     * @return the decision
     * @throws IllegalArgumentException if no {@linkplain #gate gate} can be made for the API
     */
    public AccessDecision decide(ProtectedApi api, HttpRequest request) {
        return gates.get(api).decide(request);
    }

    /**
     * Decides a request and says how.
     *
     * @param api the API asked for; the same object for all its requests
     * @param request the request
     * @return the decision and its steps
     * @throws IllegalArgumentException if no {@linkplain #gate gate} can be made for the API
     */
    public ExplainedDecision explain(ProtectedApi api, HttpRequest request) {
        return gates.get(api).explain(request);
    }

    /**
     * Looks how the limits stand for whoever sends a request, and takes nothing.
     *
     * @param api the API asked for; the same object for all its requests
     * @param request with a credential
     * @return granted, with the usage, unless the request has no good credential, or one for other APIs
     * @throws IllegalArgumentException if no {@linkplain #gate gate} can be made for the API
     */
    public AccessDecision limits(ProtectedApi api, HttpRequest request) {
        return gates.get(api).limits(request);
    }

    /**
     * What all gates share.
     *
     * @param organizations finds the sessions of organizations; null where their limits do not hold
     * @param localPolicies rules where limits are counted by this process alone; null where none does
     */
    record Parts(
            Means means,
            @Nullable OrganizationSessions organizations,
            PolicyEngine policies,
            @Nullable PolicyEngine localPolicies,
            ReplayStore replays,
            Denials denials,
            @Nullable EventListener listener,
            QuotaTriggers triggers,
            InstantSource clock) {

        Optional<StoredSession> organization(ProtectedApi api) {
            return organizations == null ? Optional.empty() : organizations.find(api.organization());
        }

        /** A listener that fails cannot change the outcome. */
        void announce(Supplier<AuthEvent> event) {
            if (listener == null) {
                return;
            }
            try {
                listener.on(event.get());
            } catch (OutOfMemoryError exhausted) {
                throw exhausted;
            } catch (Throwable failure) {
                LOG.warn("an event was not told to the listener: {}", FailureText.of(failure));
            }
        }
    }

    /** Collects what a gatekeeper works with. Not thread-safe. */
    public static final class Builder {
        private final Stores stores;
        private KeyNaming naming = GatehouseKeys.standard();
        private Policies policies = Policies.none();
        private Denials denials = Denials.standard();
        private @Nullable EventListener listener;
        private QuotaTriggers triggers = QuotaTriggers.none();
        private boolean organizationLimits;
        private @Nullable LimitStore localLimits;
        private InstantSource clock = InstantSource.system();
        private VerificationKeys verificationKeys = name -> Optional.empty();
        private PasswordHashing passwords = PasswordHashing.standard();
        private PasswordUpgrade upgrade = PasswordUpgrade.none();

        private Builder(Stores stores) {
            this.stores = stores;
        }

        /**
         * Sets how keys become ids.
         *
         * @param value the naming
         * @return this
         */
        public Builder keyNaming(KeyNaming value) {
            naming = value;
            return this;
        }

        /**
         * Sets where the policies are found that sessions name. Without them such a session cannot be used.
         *
         * @param value the policies
         * @return this
         */
        public Builder policies(Policies value) {
            policies = value;
            return this;
        }

        /**
         * Sets what refused clients are told.
         *
         * @param value the catalogue
         * @return this
         */
        public Builder denials(Denials value) {
            denials = value;
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
         * Sets at which percentages of a quota the listener is told.
         *
         * @param value the percentages
         * @return this
         */
        public Builder quotaTriggers(QuotaTriggers value) {
            triggers = value;
            return this;
        }

        /**
         * Lets the limits of organizations hold, which are those of their {@linkplain OrganizationSessions own sessions}: for
         * all requests to their APIs together, and whether any passes at all. Costs a look-up in each decision.
         *
         * @return this
         */
        public Builder enforceOrganizationLimits() {
            organizationLimits = true;
            return this;
        }

        /**
         * Sets what counts limits while their store does not answer, for APIs that {@linkplain
         * dev.gatehouse.definition.Degradation#LOCAL_LIMITS declare} that. Without it such an API has no gate.
         *
         * @param value counts in this process alone, and does not fail
         * @return this
         */
        public Builder localLimits(LimitStore value) {
            localLimits = value;
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
         * Sets where public keys are that sessions name for their signatures. Those that stand in the session itself need
         * no other place.
         *
         * @param value finds them
         * @return this
         */
        public Builder verificationKeys(VerificationKeys value) {
            verificationKeys = value;
            return this;
        }

        /**
         * Sets how passwords are kept; the service that registers users must be told the same.
         *
         * @param value checks them
         * @return this
         */
        public Builder passwords(PasswordHashing value) {
            passwords = value;
            return this;
        }

        /**
         * Sets what keeps outdated passwords in a better way when their users log in. Without it they stay as they are.
         *
         * @param value mostly {@code KeyService::rehash}
         * @return this
         */
        public Builder passwordUpgrade(PasswordUpgrade value) {
            upgrade = value;
            return this;
        }

        /** {@return a gatekeeper} */
        public Gatekeeper build() {
            var engine = new StandardPolicyEngine(policies, stores.limits());
            var sessions = new SessionResolver(naming, stores.sessions(), engine);
            var organizations = organizationLimits ? new OrganizationSessions(stores.sessions()) : null;
            var local = localLimits == null ? null : new StandardPolicyEngine(policies, localLimits);
            var check = new PasswordCheck(passwords, upgrade, clock, new SecureRandom());
            var made = new MadeSessions(naming, stores.sessions(), engine, clock);
            var keys = VerificationKeys.inSession(clock).or(verificationKeys);
            var means = new Means(naming, sessions, keys, check, made, clock);
            return new Gatekeeper(new Parts(
                    means, organizations, engine, local, stores.replays(), denials, listener, triggers, clock));
        }
    }
}
