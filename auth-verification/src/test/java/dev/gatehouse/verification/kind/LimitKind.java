// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.ValueCheck;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Groups rate-limit, quota and throttle: requests in a row with one key, over the wire to the reference gateway. */
final class LimitKind implements VectorKind {
    private static final Set<String> INPUTS = Set.of("config", "session", "api", "given");
    private static final Pattern ON_REFUSAL = Pattern.compile("(\\S+) on (\\d+)");
    private static final Pattern API_TIMES = Pattern.compile("(\\w+) x(\\d+)");
    private static final String REMAINING = "X-RateLimit-Remaining";
    private static final int OK = 200;

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkGroup(vector, INPUTS);
        if (!shape.isEmpty()) {
            return shape;
        }
        var expected = vector.at("expect");
        if (LimitChoice.ANSWERS.stream().anyMatch(expected::has)) {
            return LimitChoice.ofSession(vector);
        }
        if (vector.at("given").has("key_id")) {
            return LimitNames.ofQuotas(vector);
        }
        if (!LimitWords.of(vector).areKnown()) {
            return List.of(new Mismatch(
                    "given", "words that the runner knows", vector.at("given").toString()));
        }
        try (var gateway = new LimitedGateway(vector)) {
            return gateway.refused().isEmpty()
                    ? ValueCheck.compare(expected, new Asked(vector, gateway).answers())
                    : gateway.refused();
        }
    }

    /** One vector and the gateway that is asked. */
    private record Asked(Vector vector, LimitedGateway gateway) {
        ObjectNode answers() {
            var expected = vector.at("expect");
            var answers = Json.object();
            expected.properties().stream()
                    .filter(one -> one.getKey().matches("key\\d"))
                    .forEach(one -> answers.set(
                            one.getKey(),
                            statuses(send(one.getKey(), one.getValue().size()))));
            answers.set("remaining_after", remainingAfter(expected.path("remaining_after")));
            answers.set("remaining_sequence", remainingSequence(expected.path("remaining_sequence")));
            if (asksForOneKey(expected)) {
                ofOneKey(expected, answers);
            }
            if (expected.has("counter_created")) {
                answers.put("counter_created", gateway.countsAQuota());
            }
            if (expected.has("event")) {
                answers.put(
                        "event",
                        AskedGatekeeper.of(vector)
                                .eventAfter(expected.path("statuses").size()));
            }
            return answers;
        }

        private static boolean asksForOneKey(JsonNode expected) {
            return Json.words(expected).stream().anyMatch(name -> name.equals("statuses") || name.startsWith("X-"));
        }

        private void ofOneKey(JsonNode expected, ObjectNode answers) {
            var got = send(LimitSetup.KEY, Math.max(1, expected.path("statuses").size()));
            answers.set("statuses", statuses(got));
            var refusals = got.stream().filter(answer -> answer.status() != OK).toList();
            if (!refusals.isEmpty()) {
                answers.set("json", Json.parse(refusals.get(refusals.size() - 1).body()));
            }
            expected.properties().stream()
                    .filter(one -> one.getKey().startsWith("X-"))
                    .forEach(one -> answers.set(
                            one.getKey(), header(one.getKey(), one.getValue().isArray(), got)));
            answers.put("single_value", got.stream().allMatch(LimitKind::isSingle));
        }

        private List<Message> send(String key, int times) {
            return gateway.send(LimitQuestion.API, key, times);
        }

        /** For each API the number of requests, and what is left after them. */
        private ObjectNode remainingAfter(JsonNode expected) {
            var remaining = Json.object();
            expected.fieldNames().forEachRemaining(name -> {
                var told = API_TIMES.matcher(name);
                if (told.matches()) {
                    var got = gateway.send(told.group(1), LimitSetup.KEY, Integer.parseInt(told.group(2)));
                    remaining.set(name, number(got.get(got.size() - 1)));
                }
            });
            return remaining;
        }

        /** For each API in turn what is left after each of as many requests. */
        private ObjectNode remainingSequence(JsonNode expected) {
            var remaining = Json.object();
            expected.properties().forEach(one -> {
                var sequence = remaining.putArray(one.getKey());
                gateway.send(one.getKey(), LimitSetup.KEY, one.getValue().size())
                        .forEach(answer -> sequence.add(number(answer)));
            });
            return remaining;
        }
    }

    private static JsonNode number(Message answer) {
        return Json.parse(answer.first(REMAINING).orElse("null"));
    }

    private static ArrayNode statuses(List<Message> answers) {
        var statuses = Json.list();
        answers.forEach(answer -> statuses.add(answer.status()));
        return statuses;
    }

    /** On all answers that passed, on the first of them, or on the last with a status; an empty text if it is not there. */
    private static JsonNode header(String name, boolean all, List<Message> answers) {
        var refusal = ON_REFUSAL.matcher(name);
        int status = refusal.matches() ? Integer.parseInt(refusal.group(2)) : OK;
        var header = refusal.matches() ? refusal.group(1) : name;
        var values = answers.stream()
                .filter(answer -> answer.status() == status)
                .map(answer -> answer.first(header).orElse(""))
                .toList();
        if (all) {
            return Json.node(values);
        }
        return Json.node(values.isEmpty() ? null : values.get(refusal.matches() ? values.size() - 1 : 0));
    }

    private static boolean isSingle(Message answer) {
        return Stream.of("X-RateLimit-Limit", REMAINING, "X-RateLimit-Reset")
                .allMatch(name -> answer.all(name).size() <= 1);
    }
}
