// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Situations in which the original takes a signature of a token that we refuse. */
final class TokenSignatures {
    private static final Set<String> ALGORITHMS = Set.of("MasherySHA256", "MasheryMD5");
    private static final Pattern WHOLE = Pattern.compile("[0-9A-Fa-f]{32}|[0-9A-Fa-f]{64}");
    private static final int INTERNAL = 500;

    private TokenSignatures() {}

    /** Asked of the function itself: more than hexadecimal. */
    static boolean asksForMore(Vector vector) {
        return vector.at("function").asText().equals("masheryValidate")
                && vector.at("expect").asBoolean()
                && !WHOLE.matcher(vector.at("input", "signature").asText()).matches();
    }

    /** The same over the wire. */
    static Optional<Map<String, JsonNode>> sendsMore(Vector vector) {
        var token = token(vector);
        if (!vector.at("expect", "outcome").asText().equals("pass")
                || !Vector.isTelling(token.path("validate_signature"))) {
            return Optional.empty();
        }
        var rules = token.path("signature");
        var sent = Stream.concat(parameter(vector, rules), header(vector, rules))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        var code = rules.path("error_code").asInt();
        var message = rules.path("error_message").asText();
        return WHOLE.matcher(sent).matches()
                ? Optional.empty()
                : Optional.of(Map.of(
                        "status", Json.node(code == 0 ? 401 : code),
                        "message", Json.node(message.isEmpty() ? "Request signature verification failed" : message)));
    }

    private static JsonNode token(Vector vector) {
        var entry = vector.at("api", "auth_configs", "authToken");
        return entry.isObject() ? entry : vector.at("api", "auth");
    }

    private static Stream<String> parameter(Vector vector, JsonNode rules) {
        var name = rules.path("param_name").asText(rules.path("header").asText());
        var query = vector.at("request", "path").asText().replaceFirst("^[^?]*\\??", "");
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1));
    }

    private static Stream<String> header(Vector vector, JsonNode rules) {
        return vector.at("request", "headers").properties().stream()
                .filter(header ->
                        header.getKey().equalsIgnoreCase(rules.path("header").asText()))
                .map(header -> header.getValue().asText());
    }

    static boolean unknownAlgorithm(Vector vector) {
        var token = token(vector);
        return Vector.isTelling(token.path("validate_signature"))
                && !ALGORITHMS.contains(
                        token.path("signature").path("algorithm").asText())
                && new Input(vector)
                        .expectations()
                        .anyMatch(expected -> expected.path("status").asInt() == INTERNAL);
    }
}
