// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fields about headers; names without case, the first value of each. */
final class HeaderChecks {
    /** Several lines of these mean the same as one. */
    private static final Set<String> ADDING_UP = Set.of("vary");

    static final Map<String, Check> ALL = Map.ofEntries(
            entry("content_type", HeaderChecks::contentType),
            entry("header_present", (expected, observed) -> present(expected, observed.answer())),
            entry(
                    "response_header_absent",
                    (expected, observed) -> absent("response_header_absent", expected, observed.answer())),
            entry("response_headers", (expected, observed) -> some("response_headers", expected, observed.answer())),
            entry(
                    "response_headers_all",
                    (expected, observed) -> all("response_headers_all", expected, observed.answer(), ADDING_UP)));
    private static final Set<String> LEFT_OUT = Set.of(
            "date", "content-length", "connection", "server", "host", "user-agent", "transfer-encoding", "keep-alive");

    private HeaderChecks() {}

    private static Optional<Mismatch> contentType(JsonNode expected, Observed observed) {
        var actual = observed.answer().first("Content-Type").orElse("none");
        return Check.when(expected.asText().equals(actual), "content_type", expected, actual);
    }

    private static Optional<Mismatch> present(JsonNode expected, Message message) {
        boolean fits = Json.words(expected).stream()
                .allMatch(name -> message.first(name).isPresent());
        return Check.when(fits, "header_present", expected, shown(message));
    }

    static Optional<Mismatch> absent(String field, JsonNode expected, Message message) {
        boolean fits = Json.words(expected).stream()
                .allMatch(name -> message.first(name).isEmpty());
        return Check.when(fits, field, expected, shown(message));
    }

    static Optional<Mismatch> some(String field, JsonNode expected, Message message) {
        boolean fits = expected.properties().stream()
                .allMatch(header -> fits(header.getValue(), message.all(header.getKey())));
        return Check.when(fits, field, expected, shown(message));
    }

    /** A list stands for all lines, anything else for the first. */
    private static boolean fits(JsonNode expected, List<String> actual) {
        if (expected.isArray()) {
            return Json.same(expected, Json.node(actual));
        }
        return expected.isNull()
                ? actual.isEmpty()
                : !actual.isEmpty() && TextPattern.matches(expected.asText(), actual.get(0));
    }

    /** Every name is there and no other, and none more often than it is expected. */
    static Optional<Mismatch> all(String field, JsonNode expected, Message message, Set<String> repeatable) {
        var wanted = expected.deepCopy();
        Json.words(expected).stream()
                .filter(name -> LEFT_OUT.contains(key(name)))
                .forEach(((ObjectNode) wanted)::remove);
        var names = wanted.properties().stream()
                .filter(header -> !header.getValue().isNull())
                .map(header -> key(header.getKey()))
                .collect(Collectors.toSet());
        boolean complete = names.equals(shown(message).keySet())
                && wanted.properties().stream()
                        .filter(header -> !header.getValue().isArray() && !repeatable.contains(key(header.getKey())))
                        .allMatch(header -> message.all(header.getKey()).size() <= 1);
        return complete ? some(field, wanted, message) : Check.when(false, field, wanted, shown(message));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<String>> shown(Message message) {
        var values = new TreeMap<String, List<String>>();
        message.firstValues().keySet().forEach(name -> values.put(name, message.all(name)));
        values.keySet().removeAll(LEFT_OUT);
        return values;
    }
}
