// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Situations in which the original treats users and passwords otherwise than we do. */
final class UserSituations {
    private static final String FUNCTION = "basic_auth_hash_key_function";
    private static final String PART = "murmur32";
    private static final String HASHED = "\"hash_type\":\"bcrypt\"";
    private static final String NO_USER = "User not authorised";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private UserSituations() {}

    private static boolean passes(Vector vector) {
        return vector.at("expect", "outcome").asText().equals("pass");
    }

    /** No session opens with an empty password. */
    static boolean emptyPassword(Vector vector) {
        return passes(vector)
                && BasicLogin.in(vector)
                        .filter(login -> login.password().isEmpty())
                        .isPresent();
    }

    static boolean hashedInPart(Vector vector) {
        return passes(vector)
                && !vector.says("gateway", "allow_legacy_murmur32")
                && BasicLogin.in(vector)
                        .flatMap(login -> login.sessionIn(vector))
                        .filter(session -> session.path("basic_auth_data")
                                .path("hash_type")
                                .asText()
                                .equals(PART))
                        .isPresent();
    }

    static boolean hashesInPart(Vector vector) {
        var gateway = new Input(vector).gateway();
        return gateway.path(FUNCTION).asText().equals(PART)
                && !gateway.path("allow_legacy_murmur32").asBoolean();
    }

    static boolean anotherScheme(Vector vector) {
        return !vector.says("api", "basic_auth", "extract_from_body")
                && vector.at("expect", "status").asInt() != BAD_REQUEST
                && BasicLogin.in(vector)
                        .filter(login -> !login.isBasic() && !isToken(login))
                        .isPresent();
    }

    /** In a chain the same header may hold the credential of another method. */
    private static boolean isToken(BasicLogin login) {
        return login.scheme().equalsIgnoreCase("Bearer");
    }

    /** What a password with colons opens, if it is one. */
    static Optional<Map<String, JsonNode>> colonInPassword(Vector vector) {
        return BasicLogin.in(vector)
                .filter(BasicLogin::isBasic)
                .filter(login -> login.password().contains(":"))
                .filter(login -> vector.at("expect", "status").asInt() == BAD_REQUEST)
                .filter(login -> !vector.says("api", "basic_auth", "extract_from_body"))
                .map(login -> Map.of("answer", login.isRightIn(vector) ? passed() : refused()));
    }

    private static JsonNode passed() {
        return Json.object().put("outcome", "pass");
    }

    private static JsonNode refused() {
        return Json.object()
                .put("outcome", "reject")
                .put("status", UNAUTHORIZED)
                .put("message", NO_USER);
    }

    /** The name of an API in a quoted string is escaped. */
    static Optional<Map<String, JsonNode>> quotedRealm(Vector vector) {
        var name = vector.at("api", "name").asText();
        var plain = Json.node("Basic realm=\"" + name + "\"").toString();
        var quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        var expected = vector.at("expect").toString();
        return quoted.equals(name) || !expected.contains(plain)
                ? Optional.empty()
                : Optional.of(Map.of(
                        "answer",
                        Json.parse(expected.replace(
                                plain,
                                Json.node("Basic realm=\"" + quoted + "\"").toString()))));
    }

    static Optional<Map<String, JsonNode>> unusableExpression(Vector vector) {
        var basic = vector.at("api", "basic_auth");
        boolean asked = vector.says("api", "use_basic_auth") && Vector.isTelling(basic.path("extract_from_body"));
        return Stream.of("body_user_regexp", "body_password_regexp")
                .filter(name -> asked && !isExpression(basic.path(name).asText()))
                .findFirst()
                .map(name -> Map.of("member", Json.node(name)));
    }

    private static boolean isExpression(String text) {
        try {
            return !text.isEmpty() && !Pattern.compile(text).pattern().isEmpty();
        } catch (PatternSyntaxException broken) {
            return false;
        }
    }

    /** Where nobody says how, new passwords are hashed with Argon2id, and that is what records show. */
    static Optional<Map<String, JsonNode>> unnamedFunction(Vector vector) {
        var gateway = new Input(vector).gateway();
        if (!gateway.path(FUNCTION).asText().isEmpty() || !registers(vector)) {
            return Optional.empty();
        }
        return vector.content().has("steps") ? shownBySteps(vector) : shown(vector.at("expect"));
    }

    private static boolean registers(Vector vector) {
        return new Input(vector)
                .bodies()
                .anyMatch(body -> Vector.isTelling(body.path("basic_auth_data").path("password")));
    }

    private static Optional<Map<String, JsonNode>> shown(JsonNode expected) {
        return expected.toString().contains("bcrypt")
                ? Optional.of(Map.of("answer", Json.parse(expected.toString().replace("bcrypt", "argon2id"))))
                : Optional.empty();
    }

    private static Optional<Map<String, JsonNode>> shownBySteps(Vector vector) {
        var different = Json.object();
        var steps = vector.steps().toList();
        for (int i = 0; i < steps.size(); i++) {
            var expected = steps.get(i).path("expect").toString();
            if (expected.replace("\\", "").contains(HASHED)) {
                different.set(String.valueOf(i), Json.parse(expected.replace("bcrypt", "argon2id")));
            }
        }
        return different.isEmpty() ? Optional.empty() : Optional.of(Map.of("answer", stepped(different)));
    }

    private static JsonNode stepped(ObjectNode different) {
        var answer = Json.object();
        answer.set("steps", different);
        return answer;
    }

    /** The original answers from its cache for a while, as before the change; later it answers as we do at once. */
    static Optional<Map<String, JsonNode>> answeredFromCache(Vector vector) {
        var cache = vector.at("gateway", "local_session_cache", "disable_cached_session_state");
        if (!cache.isBoolean() || cache.asBoolean()) {
            return Optional.empty();
        }
        var steps = vector.steps().toList();
        var different = Json.object();
        for (int i = 0; i < steps.size(); i++) {
            var later = answerWithoutCache(steps, i);
            if (later.isPresent() && !later.get().equals(steps.get(i).path("expect"))) {
                different.set(String.valueOf(i), later.get());
            }
        }
        return different.isEmpty() ? Optional.empty() : Optional.of(Map.of("answer", stepped(different)));
    }

    /** After a change: the answer to the same request once the cache is gone, if nothing else is changed before. */
    private static Optional<JsonNode> answerWithoutCache(List<JsonNode> steps, int index) {
        var asked = steps.get(index);
        boolean changed = steps.subList(0, index).stream().anyMatch(UserSituations::changes);
        if (!changed || !asked.path("call").asText().equals("api")) {
            return Optional.empty();
        }
        double slept = 0;
        for (var later : steps.subList(index + 1, steps.size())) {
            slept += later.path("sleep").asDouble();
            if (changes(later)) {
                return Optional.empty();
            }
            if (slept >= 10 && later.path("request").equals(asked.path("request"))) {
                return Optional.of(later.path("expect"));
            }
        }
        return Optional.empty();
    }

    private static boolean changes(JsonNode step) {
        var method = step.path("request").path("method").asText();
        return step.path("call").asText().equals("control")
                && List.of("PUT", "DELETE").contains(method);
    }
}
