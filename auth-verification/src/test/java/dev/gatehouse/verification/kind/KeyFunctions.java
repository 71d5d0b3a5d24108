// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.authentication.token.BearerPrefix;
import dev.gatehouse.core.tyk.TykKeyRecords;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.VectorRedis;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Questions about keys and their sessions. */
final class KeyFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("stripBearer", input -> Json.node(BearerPrefix.strip(input.asText()))),
            entry(
                    "TokenOrg",
                    input -> Json.node(
                            TykKeys.organizationOf(Secret.of(input.asText())).value())),
            entry("TokenHashAlgo", KeyFunctions::ownFunction),
            entry("generateToken", KeyFunctions::generated),
            entry("HashStr", KeyFunctions::hashes),
            entry("HashStr chosen by the text", input -> Json.node(ownHash(input))),
            entry("keyHashLength", KeyFunctions::hashLength),
            entry("obfuscateKey", KeyFunctions::shown),
            entry("sessionKey", KeyFunctions::recordName),
            entry("orgSessionKey", KeyFunctions::organizationName),
            entry("quotaKey", input -> counterName(quota(input))),
            entry("rateKey", input -> counterName(rate(input))),
            entry("basicAuthHashAlgo", KeyFunctions::passwordFunction),
            entry("KeyExpired", KeyFunctions::expired));

    private static final String OWN = "murmur32";
    private static final List<String> FUNCTIONS = List.of(OWN, "murmur64", "murmur128", "sha256");

    private KeyFunctions() {}

    private static JsonNode generated(JsonNode input) {
        var keys = TykKeys.of(settings(false, input.path("hash_key_function").asText()));
        var organization = new OrganizationId(input.path("org").asText());
        var id = input.path("id").asText();
        var key = id.isEmpty() ? keys.mint(organization, new SecureRandom()) : keys.custom(organization, Secret.of(id));
        return Json.node(key.key().reveal());
    }

    private static TykKeySettings settings(boolean hashed, String function, String... others) {
        return new TykKeySettings(hashed, function, List.of(others), 0, true, true);
    }

    private static JsonNode hashes(JsonNode input) {
        var all = Json.object();
        for (var function : FUNCTIONS) {
            all.put(function.equals(OWN) ? "murmur32_tyk" : function, hash(settings(true, function), input));
        }
        return all;
    }

    /** Where the record of a key really lies. */
    private static JsonNode recordName(JsonNode input) {
        boolean hashed = input.path("hash_keys").asBoolean();
        var keys = TykKeys.of(settings(hashed, OWN, FUNCTIONS.toArray(String[]::new)));
        var id = keys.storedAs(Secret.of(input.path("id").asText()));
        try (var redis = VectorRedis.empty()) {
            redis.stores().sessions().put(id, TykSessions.read("{}"), null);
            return Json.node(String.join(" ", redis.names()));
        }
    }

    /** Where the session of an organization really lies. */
    private static JsonNode organizationName(JsonNode input) {
        var id = SessionId.of(new OrganizationId(input.path("org").asText()));
        try (var redis = VectorRedis.empty()) {
            redis.stores().sessions().put(id, TykSessions.read("{}"), null);
            return Json.node(String.join(" ", redis.names()));
        }
    }

    private static LimitRequest quota(JsonNode input) {
        boolean hashed = input.path("hash_keys").asBoolean();
        var keys = TykKeys.of(settings(hashed, OWN, FUNCTIONS.toArray(String[]::new)));
        var id = keys.storedAs(Secret.of(input.path("key_id").asText()));
        return request(Measure.QUOTA, id.value(), input, new OpenedWindow(1, Duration.ofHours(1)));
    }

    private static LimitRequest rate(JsonNode input) {
        var limit = new SlidingLog(1, Duration.ofHours(1), Optional.empty());
        return request(Measure.RATE, input.path("key_hash").asText(), input, limit);
    }

    private static LimitRequest request(Measure measure, String name, JsonNode input, Limit limit) {
        var holder = new Holder(HolderKind.SESSION, OrganizationId.none(), name);
        return new LimitRequest(
                new LimitKey(measure, holder, input.path("scope").asText(), ""), limit, 1);
    }

    /** Where a counter really lies. */
    private static JsonNode counterName(LimitRequest request) {
        return Json.node(LimitNames.nameOf(request));
    }

    /** A key is hashed by what it names, if all are configured, and by the first if it names none. */
    private static String ownHash(JsonNode input) {
        return hash(settings(true, OWN, FUNCTIONS.toArray(String[]::new)), input);
    }

    private static String hash(TykKeySettings settings, JsonNode input) {
        return TykKeys.of(settings).hashOf(Secret.of(input.asText())).orElseThrow();
    }

    /** A key that names no function is hashed by the oldest one, as one that names it. */
    private static JsonNode ownFunction(JsonNode input) {
        var own = ownHash(input);
        boolean named =
                !TykKeys.organizationOf(Secret.of(input.asText())).value().isEmpty();
        return Json.node(FUNCTIONS.stream()
                .filter(function -> hash(settings(true, function), input).equals(own))
                .filter(function -> named || !function.equals(OWN))
                .findFirst()
                .orElse(""));
    }

    private static JsonNode hashLength(JsonNode input) {
        var keys = TykKeys.of(settings(true, input.path("hash_key_function").asText()));
        var key = keys.mint(new OrganizationId("default"), new SecureRandom());
        return Json.node(key.id().value().length());
    }

    private static JsonNode shown(JsonNode input) {
        return Json.node(new SessionId(input.path("key").asText()).toString());
    }

    /** What is really written beside a new password. */
    private static JsonNode passwordFunction(JsonNode input) {
        return Json.node(TykKeyRecords.passwords(input.asText(), true)
                .hash(Secret.of("password"))
                .scheme());
    }

    private static JsonNode expired(JsonNode input) {
        var session = TykSessions.read(
                Json.object().put("expires", input.path("expires").asLong()).toString());
        var now = Instant.ofEpochSecond(input.path("now").asLong());
        return Json.node(session.lifetime().expiredAt(now));
    }
}
