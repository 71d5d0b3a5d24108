// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.TextPattern;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a step of a whole-request vector expects: of its last answer, of all of them, and of what the upstream saw. */
final class WholeChecks {
    private final List<Message> answers;
    private final List<Message> upstream;

    private WholeChecks(List<Message> answers, List<Message> upstream) {
        this.answers = answers;
        this.upstream = upstream;
    }

    static List<Mismatch> compare(JsonNode expected, List<Message> answers, List<Message> upstream) {
        var checks = new WholeChecks(answers, upstream);
        var mismatches = new ArrayList<Mismatch>();
        expected.properties().forEach(field -> {
            if (!checks.fits(field.getKey(), field.getValue())) {
                mismatches.add(
                        new Mismatch(field.getKey(), field.getValue().toString(), checks.actual(field.getKey())));
            }
        });
        return mismatches;
    }

    private boolean fits(String field, JsonNode expected) {
        var answer = answers.get(answers.size() - 1);
        return switch (field) {
            case "status" -> answer.status() == expected.asInt();
            case "json" -> Json.same(expected, Json.parse(answer.body()));
            case "json_has" -> Json.includes(Json.parse(answer.body()), expected);
            case "body" -> TextPattern.matches(expected.asText(), answer.body());
            case "headers" -> headersFit(expected, answer);
            case "upstream" -> !upstream.isEmpty() && headersFit(expected, upstream.get(upstream.size() - 1));
            case "upstream_path" ->
                !upstream.isEmpty() && upstream.get(upstream.size() - 1).path().equals(expected.asText());
            case "pass" -> expected.asBoolean() == (answer.status() == 200 && !upstream.isEmpty());
            case "error" -> Json.parse(answer.body()).path("error").equals(expected);
            case "counts" -> Json.same(expected, Json.node(counts()));
            case "counts_between" ->
                expected.properties().stream()
                        .allMatch(status -> isBetween(counts().getOrDefault(status.getKey(), 0), status.getValue()));
            case "order" -> Json.same(expected, Json.node(statuses()));
            // Also fields that nobody compares.
            default -> false;
        };
    }

    private static boolean isBetween(int number, JsonNode bounds) {
        return bounds.path(0).asInt() <= number && number <= bounds.path(1).asInt();
    }

    private static boolean headersFit(JsonNode expected, Message message) {
        return expected.properties().stream().allMatch(header -> fits(header.getValue(), message.all(header.getKey())));
    }

    /** Null for none, a tilde in front of an expression. */
    private static boolean fits(JsonNode expected, List<String> values) {
        if (expected.isNull() || values.isEmpty()) {
            return expected.isNull() && values.isEmpty();
        }
        var text = expected.asText();
        return text.startsWith("~")
                ? Pattern.compile(text.substring(1)).matcher(values.get(0)).find()
                : text.equals(values.get(0));
    }

    private List<Integer> statuses() {
        return answers.stream().map(Message::status).toList();
    }

    private Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        statuses().forEach(status -> counts.merge(Integer.toString(status), 1, Integer::sum));
        return counts;
    }

    private String actual(String field) {
        var answer = answers.get(answers.size() - 1);
        return switch (field) {
            case "headers" -> answer.firstValues().toString();
            case "upstream", "upstream_path" ->
                upstream.isEmpty()
                        ? "not forwarded"
                        : upstream.get(upstream.size() - 1).toString();
            case "counts", "counts_between", "order" -> statuses().toString();
            default -> answer.status() + " " + answer.body().strip();
        };
    }
}
