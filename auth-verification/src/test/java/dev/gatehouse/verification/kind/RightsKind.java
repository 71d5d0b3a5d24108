// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Groups of the second file that ask whether a session may make a request: translated into a request over the wire to the
 * reference gateway.
 *
 * @param inputs members that are read
 * @param question the same question as a vector of kind http, but for session and expectation
 */
record RightsKind(Set<String> inputs, Function<ObjectNode, ObjectNode> question) implements VectorKind {
    static final VectorKind PATHS =
            new RightsKind(Set.of("config", "listen_path", "session", "request"), RightsKind::path);
    static final VectorKind VERSIONS = new RightsKind(Set.of("session", "api", "request_version"), RightsKind::version);

    private static final String KEY = "a-key-of-the-vector";
    private static final Pattern DEFAULT_VERSION = Pattern.compile("default (\\w+)");
    private static final VectorKind STEPS = new StepsKind();

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkGroup(vector, inputs);
        if (!shape.isEmpty()) {
            return shape;
        }
        var asked = question.apply(vector.content()).put("id", vector.id()).put("kind", "http");
        asked.withObject("/sessions").set(KEY, session(vector.at("session")));
        asked.withObject("/request").withObject("/headers").put("Authorization", KEY);
        asked.set("expect", expectation(vector.at("expect")));
        return STEPS.check(new Vector(vector.file(), vector.id(), asked));
    }

    /** Whose right is to {@code <api>} has it to the API of the vector. */
    private static JsonNode session(JsonNode told) {
        return Json.parse(told.toString().replace("\"<api>\"", "\"test\""));
    }

    private static JsonNode expectation(JsonNode told) {
        if (told.path("pass").asBoolean()) {
            return Json.object().put("outcome", "pass");
        }
        var message = told.path("error").asText(told.path("json").path("error").asText());
        return Json.object()
                .put("outcome", "reject")
                .put("status", told.path("status").asInt())
                .put("message", message);
    }

    private static ObjectNode path(ObjectNode content) {
        var asked = Json.object();
        asked.putObject("gateway").set("http_server_options", content.path("config"));
        var api = asked.putObject("api")
                .put("listen_path", content.path("listen_path").asText() + "/");
        api.putObject("proxy").put("strip_listen_path", true);
        asked.set("request", content.path("request").deepCopy());
        return asked;
    }

    /** The API is told in words: its name, and in parentheses how it is versioned. */
    private static ObjectNode version(ObjectNode content) {
        var words = content.path("api").asText();
        var asked = Json.object();
        var api = asked.putObject("api");
        boolean single = !words.contains("(versioned");
        api.put("not_versioned", single);
        if (!single) {
            var standard = DEFAULT_VERSION.matcher(words);
            api.put("default_version", standard.find() ? standard.group(1) : "");
            api.putArray("versions").add("v1").add("v2");
            api.putObject("version_key").put("location", "header").put("key", "version");
        }
        if (words.contains("fallback_to_default")) {
            api.withObject("/version_key").put("fallback_to_default", true);
        }
        var request = asked.putObject("request").put("method", "GET").put("path", "/");
        var version = content.path("request_version").asText();
        if (!version.isEmpty()) {
            request.putObject("headers").put("version", version);
        }
        return asked;
    }
}
