// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.kind.OAuthError;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An {@code override_messages} entry for the very error that a vector is about: it takes effect here. */
final class OverriddenMessage {
    private static final List<String> TOKEN = List.of("auth.auth_field_missing", "auth.key_not_found");
    private static final int LOWEST_STATUS = 200;
    private static final int HIGHEST_STATUS = 999;

    private OverriddenMessage() {}

    static Optional<Map<String, JsonNode>> ofTokenApi(Vector vector) {
        var overrides = vector.at("gateway", "override_messages");
        return TOKEN.stream()
                .filter(overrides::has)
                .filter(id -> isAbout(vector, id))
                .findFirst()
                .map(id -> facts(overrides.path(id), id));
    }

    static Optional<Map<String, JsonNode>> ofOAuthApi(Vector vector) {
        var overrides = vector.at("config", "override_messages");
        var id = OAuthError.of(vector);
        return overrides.has(id) ? Optional.of(facts(overrides.path(id), id)) : Optional.empty();
    }

    /** A code that no answer can have: settings with it are refused. */
    static boolean isImpossible(Vector vector) {
        return Stream.of("gateway", "config")
                .flatMap(holder -> vector.at(holder, "override_messages").valueStream())
                .mapToInt(entry -> entry.path("code").asInt())
                .anyMatch(code -> code != 0 && (code < LOWEST_STATUS || code > HIGHEST_STATUS));
    }

    private static boolean isAbout(Vector vector, String id) {
        var builtIn = Denials.standard().of(new Refusal(id, ""));
        return vector.at("expect", "status").asInt() == builtIn.status()
                && Stream.of("message", "body", "body_exact")
                        .map(field -> vector.at("expect", field))
                        .filter(JsonNode::isTextual)
                        .allMatch(text -> text.textValue().contains(builtIn.message()));
    }

    private static Map<String, JsonNode> facts(JsonNode override, String id) {
        var builtIn = Denials.standard().of(new Refusal(id, ""));
        return Map.of(
                "status", Json.node(override.path("code").asInt(builtIn.status())),
                "message", Json.node(override.path("message").asText(builtIn.message())));
    }
}
