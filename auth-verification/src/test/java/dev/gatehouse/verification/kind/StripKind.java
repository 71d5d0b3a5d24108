// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Credentials removed from one place, as the file about JSON web tokens and certificates asks about them. */
final class StripKind implements VectorKind {
    @Override
    public List<Mismatch> check(Vector vector) {
        var request = vector.at("request");
        var input = Json.object();
        input.putObject("auth_configs").set("authToken", vector.at("config"));
        var asked = input.putObject("request").put("method", "GET").put("path", target(request.path("query")));
        asked.set("headers", headers(request));
        var left = UnitKind.ask("stripAuth", input);
        var mismatches = new ArrayList<Mismatch>();
        vector.at("expect")
                .properties()
                .forEach(fact -> check(fact.getKey(), fact.getValue(), left, vector, mismatches));
        return vector.at("expect").isEmpty() ? List.of(new Mismatch("expect", "something", "nothing")) : mismatches;
    }

    private static String target(JsonNode query) {
        return query.properties().stream()
                .map(pair ->
                        encoded(pair.getKey()) + "=" + encoded(pair.getValue().asText()))
                .collect(Collectors.joining("&", "/?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode headers(JsonNode request) {
        var headers = request.path("headers") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        if (request.has("cookieHeader")) {
            headers.set("Cookie", request.path("cookieHeader"));
        }
        return headers;
    }

    private static void check(String fact, JsonNode expected, JsonNode left, Vector vector, List<Mismatch> found) {
        switch (fact) {
            case "cookie" -> compare(fact, expected, left.path("headers").path("Cookie"), found);
            case "removed", "kept" -> compare(fact, remaining(fact, expected, vector), sorted(left), found);
            case "headers" -> compare(fact, expected, left.path("headers"), found);
            default -> found.add(new Mismatch(fact, "a fact that the runner knows", expected.toString()));
        }
    }

    /** Everything but what is removed is still there, and nothing else is. */
    private static JsonNode remaining(String fact, JsonNode expected, Vector vector) {
        var removed = fact.equals("removed") ? Json.words(expected) : List.<String>of();
        var query = vector.at("request", "query").properties().stream()
                .filter(pair -> !removed.contains(pair.getKey()))
                .map(pair ->
                        encoded(pair.getKey()) + "=" + encoded(pair.getValue().asText()))
                .sorted()
                .collect(Collectors.joining("&"));
        var headers = headers(vector.at("request"));
        headers.remove(removed);
        var remaining = Json.object().put("query", query);
        remaining.set("headers", headers);
        return remaining;
    }

    /** The order is a question of its own, asked in the other file. */
    private static JsonNode sorted(JsonNode left) {
        var pairs = Stream.of(left.path("query").asText().split("&", -1)).sorted();
        return ((ObjectNode) left.deepCopy()).put("query", pairs.collect(Collectors.joining("&")));
    }

    private static void compare(String fact, JsonNode expected, JsonNode actual, List<Mismatch> found) {
        if (!Json.same(expected, actual)) {
            found.add(new Mismatch(fact, expected.toString(), actual.toString()));
        }
    }
}
