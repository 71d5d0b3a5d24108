// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.ValueCheck;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Groups of the second file that ask what functions of the first file answer: their members are translated into the
 * input of such a function, and its answer into theirs.
 *
 * @param inputs members that are read
 * @param answer of the vector's content
 */
record GroupKind(Set<String> inputs, Function<ObjectNode, JsonNode> answer) implements VectorKind {
    private static final Map<String, String> HASHES =
            Map.of("murmur32", "murmur32_tyk", "murmur64", "murmur64", "murmur128", "murmur128", "sha256", "sha256");

    static final VectorKind KEY_HASH = new GroupKind(Set.of("input", "algorithm"), GroupKind::hash);
    static final VectorKind TOKEN_FORMAT =
            new GroupKind(Set.of("org", "id_part", "hash_key_function", "token"), GroupKind::token);
    static final VectorKind TOKEN_LOCATION = new GroupKind(Set.of("auth_config", "request"), GroupKind::credential);

    static final VectorKind SESSION_LIFETIME =
            new GroupKind(LifetimeFunctions.GROUP_INPUTS, LifetimeFunctions::ofGroup);

    static final VectorKind ENDPOINT_LIMIT = LimitChoice::ofEndpoint;
    static final VectorKind LIMIT_KEY = new GroupKind(LimitNames.PARTS, LimitNames::joined);
    static final VectorKind LIMITER = new GroupKind(LimitFunctions.LIMITER, LimitFunctions::limited);
    static final VectorKind SMOOTHING = new GroupKind(LimitFunctions.SMOOTHING, LimitFunctions::smoothed);

    static final VectorKind POLICY_APPLY = exact(PolicyFunctions.APPLY, PolicyFunctions::applied);
    static final VectorKind ENDPOINT_MERGE = exact(PolicyFunctions.ENDPOINTS, PolicyFunctions::endpoints);
    static final VectorKind PATH_PATTERN = exact(PolicyFunctions.PATTERN, PolicyFunctions::expression);

    /** A question whose answer counts as a whole: what is not expected must not be there. */
    private static VectorKind exact(Set<String> inputs, Function<ObjectNode, JsonNode> answer) {
        return vector -> {
            var shape = VectorShape.checkGroup(vector, inputs);
            if (!shape.isEmpty()) {
                return shape;
            }
            var expected = vector.at("expect");
            var actual = answer.apply(vector.content());
            return Json.same(expected, actual)
                    ? List.of()
                    : List.of(new Mismatch("value", expected.toString(), actual.toString()));
        };
    }

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkGroup(vector, inputs);
        return shape.isEmpty() ? ValueCheck.compare(vector.at("expect"), answer.apply(vector.content())) : shape;
    }

    private static JsonNode hash(ObjectNode content) {
        var input = content.path("input");
        var algorithm = content.path("algorithm").asText();
        var hash = content.path("algorithm").isTextual()
                ? UnitKind.ask("HashStr", input).path(HASHES.getOrDefault(algorithm, algorithm))
                : UnitKind.ask("HashStr chosen by the text", input);
        return Json.object().set("hex", hash);
    }

    private static JsonNode token(ObjectNode content) {
        if (content.has("token")) {
            return Json.object().set("org", UnitKind.ask("TokenOrg", content.path("token")));
        }
        var input = Json.object();
        input.set("org", content.path("org"));
        input.set("id", content.path("id_part"));
        input.set("hash_key_function", content.path("hash_key_function"));
        return Json.object().set("token", UnitKind.ask("generateToken", input));
    }

    private static JsonNode credential(ObjectNode content) {
        var input = Json.object().put("type", "authToken");
        input.putObject("auth_configs").set("authToken", content.path("auth_config"));
        input.set("request", request(content.path("request")));
        return Json.object().set("token", UnitKind.ask("getAuthToken", input));
    }

    /** {@code header X} is the header X; {@code query} and {@code cookie} are written as they are sent. */
    private static ObjectNode request(JsonNode told) {
        var request = Json.object().put("method", "GET").put("path", "/");
        var headers = request.putObject("headers");
        told.properties().forEach(part -> {
            var value = part.getValue().asText();
            switch (part.getKey()) {
                case "query" -> request.put("path", "/?" + value);
                case "cookie" -> headers.put("Cookie", value);
                default -> headers.put(part.getKey().replaceFirst("^header ", ""), value);
            }
        });
        return request;
    }
}
