// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.VectorPlugins;
import dev.gatehouse.verification.vector.Vector;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Plugins, and how their callers are recognized, as vectors speak of them. */
final class Recognition {
    private static final Set<String> PLACES = Set.of("header", "form", "querystring", "body");
    private static final Set<String> WITHOUT = Set.of("otto", "javascript", "goplugin");

    private Recognition() {}

    static boolean pluginCannotRun(Vector vector) {
        boolean wanted = Stream.of("custom_plugin_auth_enabled", "use_go_plugin_auth", "enable_coprocess_auth")
                .anyMatch(flag -> vector.says("api", flag));
        return wanted && (vector.says("api", "auth_check", "disabled") || VectorPlugins.isMissing(vector));
    }

    static boolean unusableInAQuestion(Vector vector) {
        return isQuestion(vector) && isUnusable(vector.at("input", "id_extractor"));
    }

    static boolean unusableInADefinition(Vector vector) {
        var extractor = vector.at("api", "id_extractor");
        return extractor.isObject()
                && !extractor.path("disabled").asBoolean()
                && !WITHOUT.contains(vector.at("api", "driver").asText())
                && isUnusable(extractor);
    }

    private static boolean isQuestion(Vector vector) {
        return vector.at("function").asText().equals("extractorId");
    }

    private static boolean isUnusable(JsonNode extractor) {
        var from = extractor.path("extract_from").asText();
        var config = extractor.path("extractor_config");
        return switch (extractor.path("extract_with").asText()) {
            case "value" -> from.equals("body") || lacksName(from, config);
            case "regex" -> isNoExpression(config.path("regex_expression").asText()) || lacksName(from, config);
            case "xpath" -> config.path("xpath_expression").asText().isEmpty() || lacksName(from, config);
            default -> true;
        };
    }

    private static boolean lacksName(String from, JsonNode config) {
        var member = from.equals("header") ? "header_name" : "param_name";
        boolean named = from.equals("body") || !config.path(member).asText().isEmpty();
        return !PLACES.contains(from) || !named;
    }

    private static boolean isNoExpression(String expression) {
        try {
            return Pattern.compile(expression).pattern().isEmpty();
        } catch (PatternSyntaxException broken) {
            return true;
        }
    }

    /** The original finds nothing there, ever. */
    static Optional<Map<String, JsonNode>> inQuery(Vector vector) {
        var extractor = vector.at("input", "id_extractor");
        boolean query = extractor.path("extract_from").asText().equals("querystring")
                && extractor.path("extract_with").asText().equals("value");
        if (!isQuestion(vector) || !query || isUnusable(extractor)) {
            return Optional.empty();
        }
        var values = parameters(vector, extractor);
        var answer = values.size() == 1 && !values.get(0).isEmpty() ? identity(vector, values.get(0)) : refusal();
        return Optional.of(Map.of("answer", answer));
    }

    /** The original joins all values of a form into one text. */
    static boolean cameTwice(Vector vector) {
        var extractor = vector.at("input", "id_extractor");
        return isQuestion(vector)
                && extractor.path("extract_from").asText().equals("form")
                && parameters(vector, extractor).stream()
                                .filter(value -> !value.isEmpty())
                                .count()
                        > 1;
    }

    private static List<String> parameters(Vector vector, JsonNode extractor) {
        var name = extractor.path("extractor_config").path("param_name").asText();
        var query = vector.at("input", "request", "path").asText().replaceFirst("^[^?]*\\??", "");
        boolean form = extractor.path("extract_from").asText().equals("form");
        var body = form ? vector.at("input", "request", "body").asText("") : "";
        return Stream.of(query, body)
                .flatMap(text -> Stream.of(text.split("&", -1)))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .toList();
    }

    private static JsonNode identity(Vector vector, String text) {
        try {
            var digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
            var key = "{\"org\":\"%s\",\"id\":\"%s\",\"h\":\"murmur64\"}"
                    .formatted(vector.at("input", "org").asText(), digest);
            return Json.node(Base64.getEncoder().encodeToString(key.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode refusal() {
        return Json.object().put("status", 400).put("message", "Authorization field missing");
    }
}
