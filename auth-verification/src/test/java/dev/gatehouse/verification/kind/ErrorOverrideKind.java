// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.TykMessages;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/** Group error-override: what {@code override_messages} makes of an error of an OAuth API. */
final class ErrorOverrideKind implements VectorKind {
    private static final String MISSING = "oauth.auth_field_missing";
    private static final String MALFORMED = "oauth.auth_field_malformed";
    /** Stands for the built-in value. */
    private static final String UNCHANGED = "unchanged";

    @Override
    public List<Mismatch> check(Vector vector) {
        var overrides = vector.at("config", "override_messages");
        var refusal = new Refusal(overrides.has(MALFORMED) ? MALFORMED : MISSING, "");
        var applied = TykMessages.apply(Denials.standard(), overrides.toString());
        var builtIn = Denials.standard().of(refusal);
        var denial = applied.denials().of(refusal);
        var mismatches = new ArrayList<Mismatch>();
        applied.problems().forEach(problem -> mismatches.add(new Mismatch("problems", "none", problem.toString())));
        vector.at("expect").properties().forEach(field -> {
            var actual = value(field.getKey(), denial.status(), denial.message());
            var wanted = field.getValue().asText().equals(UNCHANGED)
                    ? value(field.getKey(), builtIn.status(), builtIn.message())
                    : field.getValue();
            if (!Json.same(wanted, actual)) {
                mismatches.add(new Mismatch(field.getKey(), wanted.toString(), actual.toString()));
            }
        });
        return mismatches;
    }

    private static JsonNode value(String field, int status, String message) {
        return switch (field) {
            case "status" -> Json.node(status);
            case "message", "error" -> Json.node(message);
            case "json" -> Json.object().put("error", message);
            default -> Json.node("a field nobody compares");
        };
    }
}
