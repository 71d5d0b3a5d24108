// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.tyk.TykApi;
import dev.gatehouse.core.tyk.TykErrors;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.upstream.UpstreamSigner;
import dev.gatehouse.examples.gateway.control.ControlApi;
import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.control.ServedApis;
import dev.gatehouse.examples.gateway.keys.KeyFile;
import dev.gatehouse.examples.gateway.proxy.Upstream;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.store.Stores;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * A running gateway. Thread-safe.
 *
 * @since 0.1
 */
public final class Gateway implements AutoCloseable {
    private final GatewayServer server;
    private final LoadedApis apis;

    private Gateway(GatewayServer server, LoadedApis apis) {
        this.server = server;
        this.apis = apis;
    }

    /**
     * Starts a gateway with its control API. Returns when it listens and every definition was read.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @return the running gateway
     * @throws IllegalArgumentException if the settings cannot be used
     * @throws IllegalStateException if it cannot listen, or its definitions cannot be listed
     * @throws dev.gatehouse.store.StoreUnavailableException if there are keys to import and the store does not answer
     */
    public static Gateway start(GatewaySettings settings, Stores stores, InstantSource clock) {
        return start(settings, stores, clock, apis -> ControlApi.of(settings, stores, clock, apis));
    }

    /**
     * Starts a gateway with another control API.
     *
     * @param settings what it is told
     * @param stores where sessions are
     * @param clock the time
     * @param control makes the control API from the definitions loaded
     * @return the running gateway
     * @throws IllegalArgumentException if the settings cannot be used
     * @throws IllegalStateException if it cannot listen, or its definitions cannot be listed
     * @throws dev.gatehouse.store.StoreUnavailableException if there are keys to import and the store does not answer
     */
    public static Gateway start(
            GatewaySettings settings,
            Stores stores,
            InstantSource clock,
            Function<ServedApis, ControlEndpoint> control) {
        var naming = settings.keys().naming();
        var file = settings.keys().file().map(named -> KeyFile.read(named, naming));
        var gatekeeper = Gatekeeper.builder(stores)
                .keyNaming(TykKeys.of(naming))
                .denials(settings.answers().denials())
                .clock(clock)
                .build();
        var errors = TykErrors.of(settings.answers().rules(), settings.answers().hideGenerator());
        var apis = new LoadedApis(settings.definitions(), api -> site(api, gatekeeper, errors, clock));
        apis.reload();
        // How long a record is kept is a question to the definitions.
        var lifetimes = settings.keys().records().lifetimes();
        file.ifPresent(keys -> keys.importInto(
                stores.sessions(), session -> lifetimes.of(session, apis::lifetimeOf, clock.instant())));
        return new Gateway(GatewayServer.start(settings, apis::routes, control.apply(apis), errors), apis);
    }

    private static Site.Served site(TykApi api, Gatekeeper gatekeeper, TykErrors errors, InstantSource clock) {
        var upstream = api.upstream();
        return new Site.Served(
                gatekeeper.gate(api.api()),
                Upstream.at(upstream.target().toString(), upstream.preserveHostHeader()),
                api.listen().strip(),
                errors.forApi(api.errors()),
                upstream.signing().map(rules -> new UpstreamSigner(rules, certificate -> Optional.empty(), clock)));
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
        server.close();
    }
}
