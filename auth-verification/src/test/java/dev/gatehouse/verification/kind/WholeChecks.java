// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.TextPattern;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a step of a whole-request vector expects: of its last answer, of all of them, and of what the upstream saw. */
final class WholeChecks {
    private static final int OK = 200;
    private static final long FEW = 5;
    // The bound from above tells waits from each other, and builds share machines.
    private static final double SLOW_MACHINE = 2;
    private static final Map<String, BiPredicate<WholeChecks, JsonNode>> CHECKS = Map.ofEntries(
            entry("status", (checks, expected) -> checks.answer().status() == expected.asInt()),
            entry("json", (checks, expected) -> Json.same(expected, checks.json())),
            entry("json_has", (checks, expected) -> Json.includes(checks.json(), expected)),
            entry("error", (checks, expected) -> checks.json().path("error").equals(expected)),
            entry(
                    "body",
                    (checks, expected) -> TextPattern.matches(
                            expected.asText(), checks.answer().body())),
            entry("headers", (checks, expected) -> headersFit(expected, checks.answer())),
            entry("upstream", (checks, expected) -> checks.forwarded(message -> headersFit(expected, message))),
            entry(
                    "upstream_path",
                    (checks, expected) ->
                            checks.forwarded(message -> message.path().equals(expected.asText()))),
            entry("pass", (checks, expected) -> checks.passed() == expected.asBoolean()),
            entry("counts", (checks, expected) -> Json.same(expected, Json.node(checks.counts()))),
            entry("counts_between", WholeChecks::countsAreBetween),
            entry("seconds", (checks, expected) -> lies(checks.seconds, expected)),
            entry("order", (checks, expected) -> Json.same(expected, Json.node(checks.statuses()))));

    private final List<Message> answers;
    private final List<Message> upstream;
    private final double seconds;

    private WholeChecks(List<Message> answers, List<Message> upstream, double seconds) {
        this.answers = answers;
        this.upstream = upstream;
        this.seconds = seconds;
    }

    static List<Mismatch> compare(JsonNode expected, List<Message> answers, List<Message> upstream, double seconds) {
        var checks = new WholeChecks(answers, upstream, seconds);
        var mismatches = new ArrayList<Mismatch>();
        expected.properties().forEach(field -> {
            if (!checks.fits(field.getKey(), field.getValue())) {
                mismatches.add(
                        new Mismatch(field.getKey(), field.getValue().toString(), checks.actual(field.getKey())));
            }
        });
        return mismatches;
    }

    /** What a data base answered. */
    static List<Mismatch> compareValue(JsonNode expected, JsonNode actual) {
        boolean same = expected.size() == 1
                && (expected.has("about")
                        ? isAbout(expected.path("about").asLong(), actual.asLong())
                        : Json.same(expected.path("value"), actual));
        return same ? List.of() : List.of(new Mismatch("value", expected.toString(), actual.toString()));
    }

    /** A time to live that a moment has passed of. */
    private static boolean isAbout(long expected, long actual) {
        return actual <= expected && actual >= expected - FEW;
    }

    private static boolean lies(double seconds, JsonNode bounds) {
        return bounds.path(0).asDouble() <= seconds && seconds <= bounds.path(1).asDouble() + SLOW_MACHINE;
    }

    private boolean fits(String field, JsonNode expected) {
        // Nothing fits a field that nobody compares.
        return CHECKS.getOrDefault(field, (checks, value) -> false).test(this, expected);
    }

    private Message answer() {
        return answers.get(answers.size() - 1);
    }

    private JsonNode json() {
        return Json.parse(answer().body());
    }

    private boolean forwarded(Predicate<Message> fits) {
        return !upstream.isEmpty() && fits.test(upstream.get(upstream.size() - 1));
    }

    private boolean passed() {
        return answer().status() == OK && !upstream.isEmpty();
    }

    private boolean countsAreBetween(JsonNode bounds) {
        return bounds.properties().stream()
                .allMatch(status -> isBetween(counts().getOrDefault(status.getKey(), 0), status.getValue()));
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
        var answer = answer();
        return switch (field) {
            case "headers" -> answer.firstValues().toString();
            case "upstream", "upstream_path" ->
                upstream.isEmpty()
                        ? "not forwarded"
                        : upstream.get(upstream.size() - 1).toString();
            case "counts", "counts_between", "order" -> statuses().toString();
            case "seconds" -> Double.toString(seconds);
            default -> answer.status() + " " + answer.body().strip();
        };
    }
}
