// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.tyk.TykApi.Listen;
import dev.gatehouse.core.tyk.TykApi.Upstream;
import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.definition.ApiLimits;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ApiVersions;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.Cors;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.hook.Hooks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An OpenAPI document with the gateway's extension. */
final class OasForm implements DefinitionForm {
    static final String EXTENSION = "x-tyk-api-gateway";

    private static final String EXTENSIONS = "x-tyk-";
    private static final Set<String> PROTOCOLS = Set.of("", "http", "https");
    private static final Set<String> NEVER = Set.of("", "-1");

    private final TypedMembers document;
    private final TypedMembers extension;
    private final TypedMembers info;
    private final TypedMembers server;
    private final PluginMembers plugins;
    private final OasAuth auth;
    private final OasRates rates;
    private final TykDefinitionSettings settings;
    private final Findings findings;

    OasForm(TypedMembers document, TykDefinitionSettings settings, Findings findings) {
        this.document = document;
        this.extension = document.object(EXTENSION);
        this.info = extension.object("info");
        this.server = extension.object("server");
        this.plugins = new PluginMembers(settings.plugins());
        this.auth = new OasAuth(document, server.object("authentication"), plugins);
        this.rates = new OasRates(extension, settings, findings);
        this.settings = settings;
        this.findings = findings;
    }

    @Override
    public void checkMembers() {
        OasMembers.TABLE.check(extension, auth.isOpen(), findings);
        document.names().stream()
                .filter(name -> name.startsWith(EXTENSIONS) && !name.equals(EXTENSION))
                .forEach(name -> document.problem(name, "asks for something that is not supported"));
        auth.noteRequestVariables();
        if (!PROTOCOLS.contains(server.text("protocol"))) {
            server.problem("protocol", "must be http or https");
        }
        if (!NEVER.contains(info.text("expiration"))) {
            info.problem("expiration", "asks for something that is not supported");
        }
    }

    @Override
    public String id() {
        return Places.id(info.text("id"), info.at().member("id"), findings);
    }

    @Override
    public String name() {
        return info.text("name");
    }

    @Override
    public String organization() {
        return info.text("orgId");
    }

    @Override
    public boolean active() {
        var state = info.object("state");
        return !state.has("active") || state.flag("active");
    }

    @Override
    public TykEventHandlers events() {
        return EventMembers.openApi(server);
    }

    @Override
    public Listen listen() {
        var custom = server.object("customDomain");
        var claimed = custom.flag("enabled") ? custom.text("name") : "";
        var domain =
                Places.domain(claimed, settings.customDomains(), custom.at().member("name"), findings);
        var path = server.object("listenPath");
        return Places.listen(
                domain, path.text("value"), path.flag("strip"), path.at().member("value"), findings);
    }

    @Override
    public Upstream upstream() {
        var upstream = extension.object("upstream");
        boolean preserves = upstream.object("preserveHostHeader").flag("enabled");
        return Places.upstream(
                        upstream.text("url"), preserves, active(), upstream.at().member("url"), findings)
                .signedBy(SigningMembers.oas(
                        upstream.object("authentication").object("requestSigning"),
                        server.object("authentication").object("hmac").texts("allowedAlgorithms")));
    }

    @Override
    public AuthRequirement requirement() {
        return auth.requirement();
    }

    @Override
    public List<CredentialLocation> stripped() {
        return auth.stripped();
    }

    @Override
    public Hooks hooks() {
        var global = extension.object("middleware").object("global");
        return new Hooks(
                plugins.hooks(named(global, "prePlugins", "prePlugin"), "functionName"),
                plugins.hooks(named(global, "postAuthenticationPlugins", "postAuthenticationPlugin"), "functionName"));
    }

    /** The older member is an object around the list, and counts if there is no other. */
    private static List<TypedMembers> named(TypedMembers global, String list, String older) {
        var before = PluginMembers.enabled(global.object(older).objects("plugins"), false);
        if (!global.has(list)) {
            return before;
        }
        var now = PluginMembers.enabled(global.objects(list), false);
        if (!nodes(now).containsAll(nodes(before))) {
            global.problem(older, "names what is missing in " + list + ", which counts alone");
        }
        return now;
    }

    private static List<JsonNode> nodes(List<TypedMembers> entries) {
        return entries.stream().map(TypedMembers::node).toList();
    }

    @Override
    public ApiVersions versions() {
        var middleware = extension.object("middleware");
        var withoutCase = middleware.object("global").object("ignoreCase").flag("enabled");
        var operations = new OasOperations(document.object("paths"), middleware.object("operations"));
        var open = OasOpenPaths.read(operations, new OpenPathRules(settings, withoutCase, "", findings));
        return new ApiVersions.Single(new ApiVersion("Default", open, rates.of(operations, withoutCase), null));
    }

    @Override
    public ApiLimits limits() {
        return rates.ofApi();
    }

    @Override
    public Optional<Cors> cors() {
        var rules = extension.object("middleware").object("global").object("cors");
        return rules.flag("enabled") ? Optional.of(new CorsReader(rules, Spelling.OAS).read()) : Optional.empty();
    }

    @Override
    public TykErrorRules errors() {
        var overrides = extension.object("errorOverrides");
        return overrides.flag("enabled")
                ? new ErrorRuleReader(Spelling.OAS, findings).read(overrides.object("value"))
                : TykErrorRules.none();
    }

    @Override
    public ApiLifetime keys() {
        var lifetime = server.object("authentication").object("customKeyLifetime");
        var time = lifetime.flag("enabled") ? ReadableTime.read(lifetime, "value") : Duration.ZERO;
        // The original counts whole seconds.
        return new ApiLifetime(Duration.ofSeconds(time.toSeconds()), lifetime.flag("respectValidity"));
    }

    @Override
    public boolean quotasKept() {
        // This form has no word for it.
        return false;
    }
}
