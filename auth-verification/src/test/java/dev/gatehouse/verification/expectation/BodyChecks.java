// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** Fields about the body of an answer. */
final class BodyChecks {
    static final Map<String, Check> ALL = Map.ofEntries(
            entry("message", BodyChecks::message),
            entry("body", BodyChecks::body),
            text("body_exact", (expected, body) -> TextPattern.matches(expected.asText(), body)),
            text("body_contains", (expected, body) -> body.contains(expected.asText())),
            members("body_has", BodyChecks::has),
            members("body_lacks", BodyChecks::lacks),
            members("body_match", BodyChecks::isFound));
    private static final Pattern XML_ERROR = Pattern.compile("<error>(.*)</error>", Pattern.DOTALL);

    private BodyChecks() {}

    private static Map.Entry<String, Check> text(String field, BiPredicate<JsonNode, String> fits) {
        return entry(field, (expected, observed) -> {
            var body = observed.answer().body();
            return Check.when(fits.test(expected, body), field, expected, quoted(body));
        });
    }

    private static Map.Entry<String, Check> members(String field, BiPredicate<JsonNode, JsonNode> fits) {
        return text(field, (expected, body) -> fits.test(expected, Json.parse(body)));
    }

    private static Optional<Mismatch> message(JsonNode expected, Observed observed) {
        var actual = messageIn(observed.answer().body());
        return Check.when(actual.equals(Optional.of(expected.asText())), "message", expected, actual.orElse("none"));
    }

    private static Optional<String> messageIn(String body) {
        var xml = XML_ERROR.matcher(body);
        if (xml.find()) {
            return Optional.of(unescaped(xml.group(1)));
        }
        var json = Json.parse(body);
        return List.of("error", "message").stream()
                .map(json::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.equals("error") || !json.has("status"))
                .findFirst();
    }

    private static String unescaped(String xml) {
        return xml.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static Optional<Mismatch> body(JsonNode expected, Observed observed) {
        var body = observed.answer().body();
        boolean fits = expected.isTextual()
                ? TextPattern.matches(expected.textValue().strip(), body.strip())
                : Json.same(expected, Json.parse(body));
        return Check.when(fits, "body", expected, quoted(body));
    }

    private static boolean has(JsonNode expected, JsonNode body) {
        return expected.properties().stream()
                .allMatch(member -> Json.same(member.getValue(), Json.at(body, member.getKey())));
    }

    private static boolean lacks(JsonNode expected, JsonNode body) {
        return Json.words(expected).stream()
                .allMatch(member -> Json.at(body, member).isMissingNode());
    }

    private static boolean isFound(JsonNode expected, JsonNode body) {
        return expected.properties().stream()
                .allMatch(member -> Pattern.compile(member.getValue().asText())
                        .matcher(Json.at(body, member.getKey()).asText())
                        .find());
    }

    private static String quoted(String body) {
        return Json.node(body).toString();
    }
}
