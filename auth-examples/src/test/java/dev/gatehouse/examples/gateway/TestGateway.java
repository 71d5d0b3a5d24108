// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.keys.LiveQuotas;
import dev.gatehouse.examples.gateway.proxy.Upstream;
import dev.gatehouse.examples.gateway.settings.Definitions;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A gateway whose places are built in Java, so that a test of routing or forwarding needs no definitions. */
final class TestGateway implements AutoCloseable {
    static final String KEY = "54321111";

    private static final DenialRenderer RENDERER = (api, request, denied) -> {
        var lines = new ArrayList<>(List.of("Content-Type", "application/json", "X-Generator", "tyk.io"));
        denied.effects().response().forEach((name, value) -> lines.addAll(List.of(name, value)));
        var body = "{\n    \"error\": \"" + denied.denial().message() + "\"\n}";
        return new HttpAnswer(denied.denial().status(), Headers.of(lines), body);
    };

    private static final ApiLimits AS_THE_ORIGINAL = ApiLimits.standard().with(LimitHeaders.ORIGINAL_QUOTAS);

    private final GatewayServer server;

    private TestGateway(GatewayServer server) {
        this.server = server;
    }

    static Places places() {
        return new Places();
    }

    /** A gateway with one keyless API on every path. */
    static TestGateway before(RawUpstream upstream) {
        return places().keyless("/", upstream.url()).start();
    }

    URI uri() {
        return server.uri();
    }

    URI controlUri() {
        return server.controlUri();
    }

    RawClient.Answer get(String target, String... headers) throws IOException {
        return ask("GET " + target + " HTTP/1.1", headers);
    }

    /** Host and {@code Connection: close} are added. */
    RawClient.Answer ask(String line, String... headers) throws IOException {
        var lines = new ArrayList<>(List.of(line, "Connection: close"));
        lines.addAll(List.of(headers));
        if (lines.stream().noneMatch(header -> header.startsWith("Host:"))) {
            lines.add("Host: gateway.test");
        }
        return RawClient.ask(uri(), lines.toArray(String[]::new));
    }

    @Override
    public void close() {
        server.close();
    }

    /** Collects places. */
    static final class Places {
        private final Stores stores = InMemoryStores.create();
        private final Gatekeeper gatekeeper = Gatekeeper.builder(stores).build();
        private final List<Route> routes = new ArrayList<>();
        private UnaryOperator<GatewaySettings> changes = UnaryOperator.identity();
        private ControlEndpoint control = request -> Optional.empty();

        Places keyless(String path, String target) {
            return at(new Place("", path), target, UnaryOperator.identity());
        }

        Places at(Place place, String target, UnaryOperator<ProtectedApi.Builder> more) {
            return add(place, Upstream.at(target, false), false, more);
        }

        Places stripping(String path, String target) {
            return add(new Place("", path), Upstream.at(target, false), true, UnaryOperator.identity());
        }

        Places keepingHost(String target) {
            return add(new Place("", "/"), Upstream.at(target, true), false, UnaryOperator.identity());
        }

        Places guarded(String target, PathRule... open) {
            var version = new ApiVersions.Single(ApiVersion.of("Default", open));
            return at(
                    new Place("", "/"),
                    target,
                    api -> api.requires(TokenRules.in(CredentialLocation.header("Authorization")))
                            .versions(version));
        }

        Places broken(String path) {
            routes.add(new Route(new Place("", path), new Site.Broken()));
            return this;
        }

        Places told(UnaryOperator<GatewaySettings> more) {
            var before = changes;
            changes = settings -> more.apply(before.apply(settings));
            return this;
        }

        Places operatedBy(ControlEndpoint endpoint) {
            control = endpoint;
            return this;
        }

        private Places add(Place place, Upstream upstream, boolean strips, UnaryOperator<ProtectedApi.Builder> more) {
            var api = ProtectedApi.named("api-" + routes.size())
                    .requires(new AuthRequirement.Keyless())
                    .limits(AS_THE_ORIGINAL);
            var built = more.apply(api.basePath(place.path())).build();
            routes.add(new Route(
                    place, new Site.Served(gatekeeper.gate(built), upstream, strips, RENDERER, Optional.empty())));
            return this;
        }

        TestGateway start() {
            var naming = new Sha256KeyNaming();
            var id = naming.candidates(OrganizationId.none(), Secret.of(KEY)).get(0);
            stores.sessions().put(id, Session.of("", Entitlements.masterKey()), null);
            var settings = changes.apply(GatewaySettings.serving(Definitions.of(Map.of())));
            var table = new Routes(routes);
            var limits = new CallerLimits(new LiveQuotas(Policies.none(), stores.limits()));
            return new TestGateway(GatewayServer.start(settings, () -> table, control, RENDERER, limits));
        }
    }
}
