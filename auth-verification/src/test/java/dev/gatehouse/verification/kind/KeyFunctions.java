// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.core.authentication.token.BearerPrefix;
import dev.gatehouse.core.tyk.TykHash;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.verification.expectation.Json;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Questions about keys and their sessions. */
final class KeyFunctions {
    static final Map<String, Function<JsonNode, JsonNode>> ALL = Map.ofEntries(
            entry("stripBearer", input -> Json.node(BearerPrefix.strip(input.asText()))),
            entry(
                    "TokenOrg",
                    input -> Json.node(TykKeys.organizationOf(input.asText()).value())),
            entry("TokenHashAlgo", input -> Json.node(TykKeys.hashFunctionOf(input.asText()))),
            entry("generateToken", KeyFunctions::generated),
            entry("HashStr", KeyFunctions::hashes),
            entry("HashStr chosen by the text", KeyFunctions::ownHash),
            entry("keyHashLength", KeyFunctions::hashLength),
            entry("obfuscateKey", KeyFunctions::shown),
            entry("KeyExpired", KeyFunctions::expired));

    private KeyFunctions() {}

    private static JsonNode generated(JsonNode input) {
        var keys = keys(false, input);
        var organization = new OrganizationId(input.path("org").asText());
        var id = input.path("id").asText();
        var key = id.isEmpty() ? keys.mint(organization, new SecureRandom()) : keys.custom(organization, id);
        return Json.node(key.key());
    }

    private static TykKeys keys(boolean hashed, JsonNode input) {
        var function = input.path("hash_key_function").asText();
        return TykKeys.of(new TykKeySettings(hashed, function, List.of(), 0, true, true));
    }

    private static JsonNode hashes(JsonNode input) {
        var text = input.asText();
        var all = Json.object();
        for (var hash : TykHash.values()) {
            all.put(hash == TykHash.MURMUR32 ? "murmur32_tyk" : hash.word(), hash.of(text));
        }
        return all;
    }

    private static JsonNode ownHash(JsonNode input) {
        var text = input.asText();
        return Json.node(TykHash.named(TykKeys.hashFunctionOf(text))
                .orElse(TykHash.MURMUR32)
                .of(text));
    }

    private static JsonNode hashLength(JsonNode input) {
        var key = keys(true, input).mint(new OrganizationId("default"), new SecureRandom());
        return Json.node(key.id().value().length());
    }

    private static JsonNode shown(JsonNode input) {
        return Json.node(new SessionId(input.path("key").asText()).toString());
    }

    private static JsonNode expired(JsonNode input) {
        var session = TykSessions.read(
                Json.object().put("expires", input.path("expires").asLong()).toString());
        var now = Instant.ofEpochSecond(input.path("now").asLong());
        return Json.node(session.lifetime().expiredAt(now));
    }
}
