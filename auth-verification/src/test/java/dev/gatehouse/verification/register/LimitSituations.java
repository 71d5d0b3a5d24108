// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.register;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Vector;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Situations in which the original counts otherwise than we do. */
final class LimitSituations {
    private static final String RECORD = "apikey-";

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
