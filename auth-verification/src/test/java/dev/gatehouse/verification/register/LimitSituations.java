// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Situations in which the original counts otherwise than we do. */
final class LimitSituations {
    private static final String RECORD = "apikey-";
    private static final String SENTINEL = ".BLOCKED";
    private static final String ABSENT = "absent";
    private static final String STEPS = "steps";

    private LimitSituations() {}

    static Optional<Map<String, JsonNode>> spellings(Vector vector) {
        return answers(vector, CountedSteps::spellsDifferently);
    }

    static Optional<Map<String, JsonNode>> names(Vector vector) {
        return answers(vector, CountedSteps::looksForAnotherName);
    }

    static Optional<Map<String, JsonNode>> fractions(Vector vector) {
        return answers(vector, steps -> steps.key().hasFractions());
    }

    static Optional<Map<String, JsonNode>> refusedInALog(Vector vector) {
        return CountedSteps.logs(vector) ? answers(vector, steps -> true) : Optional.empty();
    }

    private static Optional<Map<String, JsonNode>> answers(Vector vector, Predicate<CountedSteps> situation) {
        return CountedSteps.of(vector).filter(situation).flatMap(CountedSteps::answers);
    }

    /** The original leaves a mark in its store by which its sentinel refuses. */
    static Optional<Map<String, JsonNode>> sentinel(Vector vector) {
        var answers = Json.object();
        var steps = vector.steps().toList();
        for (int i = 0; i < steps.size(); i++) {
            var expected = steps.get(i).path("expect");
            if (marks(expected).findAny().isPresent()) {
                answers.set(String.valueOf(i), unmarked(expected));
            }
        }
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        var answer = vector.content().has(STEPS) ? Json.object().set(STEPS, answers) : answers.path("0");
        return Optional.of(Map.of("answer", answer));
    }

    private static Stream<String> marks(JsonNode expected) {
        return expected.path("redis").properties().stream()
                .filter(record -> record.getValue().isObject())
                .map(Map.Entry::getKey)
                .filter(name -> name.endsWith(SENTINEL));
    }

    private static JsonNode unmarked(JsonNode expected) {
        var changed = (ObjectNode) expected.deepCopy();
        marks(expected).forEach(name -> changed.withObjectProperty("redis").put(name, ABSENT));
        return changed;
    }

    /** The original writes the record again with every request that a quota counts, and a time to live with it. */
    static Optional<Map<String, JsonNode>> recordWrittenAgain(Vector vector) {
        var records = vector.at("expect", "redis");
        boolean lives = records.properties().stream()
                .anyMatch(record -> record.getKey().startsWith(RECORD)
                        && record.getValue().path("ttl").asLong() > 0);
        boolean quota = vector.at("sessions")
                .valueStream()
                .anyMatch(session -> session.path("quota_max").asLong() > 0);
        if (!lives || !quota || !vector.at("expect", "outcome").asText().equals("pass")) {
            return Optional.empty();
        }
        var kept = Json.object();
        records.properties()
                .forEach(record -> kept.set(
                        record.getKey(),
                        record.getKey().startsWith(RECORD) ? Json.object().put("ttl", -1) : record.getValue()));
        return Optional.of(Map.of("redis", kept));
    }
}
