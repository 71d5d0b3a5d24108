// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares every field of an expectation about a request. A field that nobody knows is a mismatch, never overlooked. */
public final class AnswerCheck {
    private static final Map<String, Check> CHECKS = new HashMap<>();

    static {
        CHECKS.put("outcome", AnswerCheck::outcome);
        CHECKS.put("status", AnswerCheck::status);
        CHECKS.putAll(BodyChecks.ALL);
        CHECKS.putAll(HeaderChecks.ALL);
        CHECKS.putAll(UpstreamChecks.ALL);
    }

    private AnswerCheck() {}

    /**
     * Compares.
     *
     * @param expected the expectation
     * @param elsewhere fields that somebody else compares
     * @param observed what came
     * @return what is not as expected
     */
    public static List<Mismatch> compare(JsonNode expected, Set<String> elsewhere, Observed observed) {
        var mismatches = new ArrayList<Mismatch>();
        for (var field : expected.properties()) {
            if (!elsewhere.contains(field.getKey())) {
                CHECKS.getOrDefault(field.getKey(), unknown(field.getKey()))
                        .check(field.getValue(), observed)
                        .ifPresent(mismatches::add);
            }
        }
        return mismatches;
    }

    private static Check unknown(String field) {
        return (expected, observed) -> Check.when(false, "field " + field, expected, "a field nobody compares");
    }

    private static Optional<Mismatch> outcome(JsonNode expected, Observed observed) {
        boolean forwarded = !observed.upstream().isEmpty();
        boolean fits = expected.asText().equals("pass")
                ? forwarded && observed.answer().status() == 200
                : List.of("reject", "respond").contains(expected.asText()) && !forwarded;
        var actual = (forwarded ? "forwarded" : "not forwarded") + ", " + summary(observed);
        return Check.when(fits, "outcome", expected, actual);
    }

    private static Optional<Mismatch> status(JsonNode expected, Observed observed) {
        int actual = observed.answer().status();
        return Check.when(expected.asInt() == actual, "status", expected, summary(observed));
    }

    private static String summary(Observed observed) {
        return observed.answer().status() + " " + observed.answer().body().strip();
    }
}
