// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.session.ApiLifetime;
import dev.gatehouse.core.session.Lifetimes;
import dev.gatehouse.core.session.StandardKeyService;
import dev.gatehouse.core.session.StoredLifetime;
import dev.gatehouse.core.tyk.LoadedDefinition;
import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.core.tyk.TykDefinitions;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyService.Counters;
import dev.gatehouse.session.KeyService.Existing;
import dev.gatehouse.session.KeyService.KeyRef;
import dev.gatehouse.session.Session;
import dev.gatehouse.store.Stores;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.ClassicDefinition;
import dev.gatehouse.verification.gateway.CommandedStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Questions about how a session is stored, and for how long: in seconds, 0 where nobody says, -1 for ever. */
final class LifetimeFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("Lifetime", LifetimeFunctions::ofOneApi),
            entry("ApplyLifetime", LifetimeFunctions::ofItsApis),
            entry("storeCommand", LifetimeFunctions::command));

    private static final URI UPSTREAM = URI.create("http://127.0.0.1:1");
    private static final String RIGHTS = "access_rights";
    private static final int FOREVER = -1;
    private static final Map<String, String> GROUP_NAMES = Map.of(
            "api_session_lifetime", "api_session_lifetime",
            "respect_key_expiration", "respect",
            "force_global_session_lifetime", "force_global",
            "global_session_lifetime", "global");

    static final Set<String> GROUP_INPUTS = Set.of(
            "session",
            "api_session_lifetime",
            "respect_key_expiration",
            "force_global_session_lifetime",
            "global_session_lifetime");

    private LifetimeFunctions() {}

    private static JsonNode ofOneApi(JsonNode input) {
        var api = api(input.path("api_session_lifetime"));
        return seconds(host(input).on(api, session(input).lifetime(), now(input)));
    }

    private static JsonNode ofItsApis(JsonNode input) {
        var session = session(input);
        var loaded = session.grants().own().rights().keySet().stream()
                .flatMap(api -> loaded(input, api).stream())
                .toList();
        return seconds(host(input).of(session.lifetime(), loaded, now(input)));
    }

    private static Optional<ApiLifetime> loaded(JsonNode input, ApiId api) {
        return Optional.of(input.path("loaded_apis_session_lifetime").path(api.value()))
                .filter(JsonNode::isNumber)
                .map(LifetimeFunctions::api);
    }

    private static ApiLifetime api(JsonNode seconds) {
        var members = Json.object();
        members.set("session_lifetime", seconds.isNumber() ? seconds : Json.node(0));
        var definition = ClassicDefinition.of(members, "", UPSTREAM).toString();
        var loaded = TykDefinitions.read(definition, TykDefinitionSettings.standard());
        if (loaded instanceof LoadedDefinition.Served served) {
            return served.api().keys();
        }
        throw new IllegalArgumentException(loaded.toString());
    }

    private static Lifetimes host(JsonNode input) {
        var global = Duration.ofSeconds(input.path("global").asLong());
        var forced = input.path("force_global").asBoolean() ? StoredLifetime.of(global) : null;
        return new Lifetimes(forced, input.path("respect").asBoolean());
    }

    /** Rights are told as a list of ids. */
    private static Session session(JsonNode input) {
        var session = (ObjectNode) input.path("session").deepCopy();
        if (session.path(RIGHTS) instanceof ArrayNode ids) {
            var rights = session.putObject(RIGHTS);
            ids.forEach(id -> rights.putObject(id.asText()).put("api_id", id.asText()));
        }
        return TykSessions.read(session.toString());
    }

    private static Instant now(JsonNode input) {
        return Instant.ofEpochSecond(input.path("now").asLong());
    }

    private static JsonNode seconds(StoredLifetime lifetime) {
        var time = lifetime.timeToLive();
        if (time == null) {
            return Json.node(lifetime instanceof StoredLifetime.Forever ? FOREVER : 0);
        }
        return Json.node(time.toSeconds());
    }

    /** What a key service tells its store when it changes a key that it has read, and when it writes a given one. */
    private static JsonNode command(JsonNode input) {
        var store = new CommandedStore(InMemoryStores.create().sessions());
        var keys = StandardKeyService.builder(new Stores(
                        store,
                        InMemoryStores.create().replays(),
                        InMemoryStores.create().limits()))
                .build();
        var key = Secret.of("a-custom-key");
        var session = Session.of("default", Entitlements.to(AccessRight.to(new ApiId("test"))));
        keys.importKey(key, session, Existing.REPLACED);
        if (input.path("restored").asBoolean()) {
            keys.update(new KeyRef.Presented(session.organization(), key), session, Counters.KEPT);
        }
        return Json.node(store.command());
    }

    /** The names of the second file; its expiry is told as a distance from now. */
    static JsonNode ofGroup(ObjectNode content) {
        var input = Json.object().put("now", 1_700_000_000L);
        var session = (ObjectNode) content.path("session").deepCopy();
        var expires = session.path("expires").asText();
        if (expires.startsWith("now")) {
            session.put("expires", input.path("now").asLong() + Long.parseLong(expires.substring("now".length())));
        }
        input.set("session", session);
        GROUP_NAMES.forEach((theirs, ours) -> input.set(ours, content.path(theirs)));
        return Json.object().set("ttl_seconds", ofOneApi(input));
    }
}
