// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.certificate.StandardCertificateService;
import dev.gatehouse.core.password.PasswordUpgrade;
import dev.gatehouse.core.policy.StandardPolicyEngine;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.core.tyk.TykErrors;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.upstream.UpstreamSigner;
import dev.gatehouse.core.upstream.UpstreamSigning;
import dev.gatehouse.examples.gateway.certificates.ReferencedKeys;
import dev.gatehouse.examples.gateway.control.ControlApi;
import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.control.Operated;
import dev.gatehouse.examples.gateway.control.ServedApis;
import dev.gatehouse.examples.gateway.events.EventBoard;
import dev.gatehouse.examples.gateway.keys.KeyFile;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.examples.gateway.policies.PolicyReading;
import dev.gatehouse.examples.gateway.policies.PolicyWatch;
import dev.gatehouse.examples.gateway.policies.ServedPolicies;
import dev.gatehouse.examples.gateway.proxy.Upstream;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A running gateway. Thread-safe.
 *
 * @since 0.1
 */
public final class Gateway implements AutoCloseable {
    private static final int UNKNOWN_BYTES = 32;

    private final GatewayServer server;
    private final LoadedApis apis;
    private final EventBoard board;
    private final PolicyWatch watch;

    private Gateway(GatewayServer server, LoadedApis apis, EventBoard board, PolicyWatch watch) {
        this.server = server;
        this.board = board;
        this.apis = apis;
        this.watch = watch;
    }

    /**
     * Starts a gateway with its control API. Returns when it listens and every definition was read.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @return the running gateway
     * @throws IllegalArgumentException if the settings cannot be used
     * @throws IllegalStateException if it cannot listen, or its definitions or policies cannot be read
     * @throws dev.gatehouse.store.StoreUnavailableException if there are keys to import and the store does not answer
     */
    public static Gateway start(GatewaySettings settings, Stores stores, InstantSource clock) {
        return start(settings, stores, clock, gateway -> ControlApi.of(settings, gateway));
    }

    /**
     * Starts a gateway with another control API.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @param control makes the control API from what the gateway works with
     * @return the running gateway
     * @throws IllegalArgumentException if the settings cannot be used
     * @throws IllegalStateException if it cannot listen, or its definitions or policies cannot be read
     * @throws dev.gatehouse.store.StoreUnavailableException if there are keys to import and the store does not answer
     */
    public static Gateway start(
            GatewaySettings settings, Stores stores, InstantSource clock, Function<Operated, ControlEndpoint> control) {
        var naming = settings.keys().naming();
        var file = settings.keys().file().map(named -> KeyFile.read(named, naming));
        var counting = settings.definitions().reading().limits().counting();
        var policies = ServedPolicies.of(settings.policies(), new PolicyReading(counting));
        var engine = new StandardPolicyEngine(policies, stores.limits());
        var passwords = settings.keys().passwords().hashing();
        var certificates = certificates(settings, stores, clock);
        var named = new ReferencedKeys(certificates, clock);
        Function<UpstreamSigning, UpstreamSigner> signing = rules -> new UpstreamSigner(rules, named::signing, clock);
        // What keeps passwords anew needs the APIs, whose gates need it.
        var upgrade = new AtomicReference<>(PasswordUpgrade.none());
        var board = new EventBoard(settings.oversight(), naming.hashKeys(), clock);
        var gatekeeper = gatekeeper(settings, stores)
                .passwords(passwords)
                .passwordUpgrade((user, password) ->
                        Objects.requireNonNull(upgrade.get()).upgrade(user, password))
                .listener(board)
                .keyNaming(TykKeys.of(naming))
                .policies(policies)
                .localLimits(InMemoryStores.builder().clock(clock).build().limits())
                .verificationKeys(named::verifying)
                .clock(clock)
                .build();
        var errors = TykErrors.of(settings.answers().rules(), settings.answers().hideGenerator());
        var apis = new LoadedApis(settings.definitions(), api -> site(api, gatekeeper, errors, signing), board::serve);
        apis.reload();
        // How long a record is kept is a question to the definitions.
        var lifetimes = settings.keys().records().lifetimes();
        file.ifPresent(keys -> keys.importInto(
                stores.sessions(), session -> lifetimes.of(session, apis::lifetimeOf, clock.instant())));
        var operated = new Operated(stores, clock, apis, policies, engine, board, passwords, certificates);
        upgrade.set(
                operated.keys().keys(TykKeys.of(naming)).lifetimes(lifetimes).build()::rehash);
        var endpoint = control.apply(operated);
        var limits = new CallerLimits(new LiveQuotas(policies, stores.limits()));
        var server = GatewayServer.start(settings, apis::routes, endpoint, errors, limits);
        var watch = PolicyWatch.of(policies, settings.policies().look());
        return new Gateway(server, apis, board, watch);
    }

    private static Gatekeeper.Builder gatekeeper(GatewaySettings settings, Stores stores) {
        var oversight = settings.oversight();
        var builder = Gatekeeper.builder(stores)
                .denials(settings.answers().denials())
                .quotaTriggers(EventBoard.triggers(oversight.monitor()));
        return oversight.organizationLimits() ? builder.enforceOrganizationLimits() : builder;
    }

    /** Without a secret nobody can store a private key, and there is none to read. */
    private static StandardCertificateService certificates(
            GatewaySettings settings, Stores stores, InstantSource clock) {
        var random = new SecureRandom();
        var unknown = new byte[UNKNOWN_BYTES];
        random.nextBytes(unknown);
        var secret = settings.control().keyEncryption().orElseGet(() -> Secret.of(unknown));
        return new StandardCertificateService(stores.certificates(), secret, clock, random);
    }

    private static Site.Served site(
            TykApi api, Gatekeeper gatekeeper, TykErrors errors, Function<UpstreamSigning, UpstreamSigner> signing) {
        var upstream = api.upstream();
        return new Site.Served(
                gatekeeper.gate(api.api()),
                Upstream.at(upstream.target().toString(), upstream.preserveHostHeader()),
                api.listen().strip(),
                errors.forApi(api.errors()),
                upstream.signing().map(signing));
    }

    /** {@return where it listens, with the port that was bound} */
    public URI uri() {
        return server.uri();
    }

    /** {@return where its control API listens; the same as {@link #uri()} unless it has a port of its own} */
    public URI controlUri() {
        return server.controlUri();
    }

    /** {@return the definitions, and the way to read them anew} */
    public ServedApis apis() {
        return apis;
    }

    /** Stops to listen, ends all connections and frees everything. */
    @Override
    public void close() {
        watch.close();
        server.close();
        board.close();
    }
}
