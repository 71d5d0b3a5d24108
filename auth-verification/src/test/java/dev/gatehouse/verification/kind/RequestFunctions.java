// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.custom.CustomRules;
import dev.gatehouse.core.authentication.custom.IdentityExtractor;
import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Body;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.ClassicDefinition;
import dev.gatehouse.verification.gateway.VectorPlugins;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Questions about where credentials stand in a request. */
final class RequestFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("getAuthToken", RequestFunctions::credential),
            entry("stripAuth", RequestFunctions::stripped),
            entry("extractorId", RequestFunctions::recognized));
    private static final URI UPSTREAM = URI.create("http://127.0.0.1:1");

    private RequestFunctions() {}

    private static JsonNode credential(JsonNode input) {
        var request = request(input.path("request"));
        var requirement = (AuthRequirement.One) served(definition(input)).requirement();
        return Json.node(((TokenRules) requirement.rules())
                .locations().stream()
                        .map(location -> location.read(request))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""));
    }

    /** Asked of a path that needs no credential, for most of these requests have none that is good. */
    private static JsonNode stripped(JsonNode input) {
        var request = request(input.path("request"));
        var open = Json.object().put("path", "/").put("method", request.method());
        var members = ((ObjectNode) input).deepCopy().put("strip_auth_data", true);
        members.putArray("ignored").add(open);
        var gatekeeper = Gatekeeper.builder(InMemoryStores.create()).build();
        var decision = (AccessDecision.Granted) gatekeeper.decide(served(definition(members)), request);
        var left = decision.effects().request().applyTo(request);
        var headers = Json.object();
        left.headers().forEach((name, value) -> headers.put(name, value));
        var result = Json.object().put("query", left.query().raw());
        result.set("headers", headers);
        return result;
    }

    /** The name of the record by which the caller is recognized, or what the client is refused with. */
    private static JsonNode recognized(JsonNode input) {
        var members = Json.object().put("custom_plugin_auth_enabled", true);
        members.set("org_id", input.path("org"));
        members.set("id_extractor", input.path("id_extractor"));
        var api = served(definition(members));
        var rules = (CustomRules) ((AuthRequirement.One) api.requirement()).rules();
        var request = request(input.path("request"))
                .withBody(Body.of(input.path("request").path("body").asText("").getBytes(UTF_8)));
        if (rules.identity().orElseThrow().look(request) instanceof IdentityExtractor.Found.Identity found) {
            var keys = TykKeys.of(new TykKeySettings(false, "murmur64", List.of(), 0, true, false));
            return Json.node(
                    keys.identified(api.organization(), found.text()).get(0).value());
        }
        var denial = Denials.standard().of(new Refusal(Denials.IDENTITY_MISSING, ""));
        return Json.object().put("status", denial.status()).put("message", denial.message());
    }

    private static ProtectedApi served(ObjectNode definition) {
        var plugins = Plugins.none().authenticator(VectorPlugins.NAME, (request, trace) -> {
            throw new IllegalStateException("only recognizing callers is asked about");
        });
        var loaded = TykDefinitions.read(
                definition.toString(), TykDefinitionSettings.standard().with(plugins));
        if (loaded instanceof LoadedDefinition.Served served) {
            return served.api().api();
        }
        throw new IllegalArgumentException(loaded.toString());
    }

    /** A question holds members of a definition and, beside them, what the question is. */
    private static ObjectNode definition(JsonNode input) {
        var api = ((ObjectNode) input).deepCopy();
        api.remove(List.of("request", "type"));
        return ClassicDefinition.of(api, "", UPSTREAM);
    }

    private static HttpRequest request(JsonNode request) {
        var lines = new ArrayList<String>();
        request.path("headers")
                .properties()
                .forEach(header ->
                        lines.addAll(List.of(header.getKey(), header.getValue().asText())));
        return HttpRequest.of(
                request.path("method").asText("GET"), request.path("path").asText("/"), Headers.of(lines));
    }
}
