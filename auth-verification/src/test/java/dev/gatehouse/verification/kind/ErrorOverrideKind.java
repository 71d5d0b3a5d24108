// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.TykErrorRules;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Group error-override: what {@code override_messages} makes of an error of an OAuth API. No OAuth API can be served
 * yet, so the catalogue of denials is asked; that such an entry reaches an answer on the wire is asked of the error of
 * auth token APIs that corresponds to it.
 */
final class ErrorOverrideKind implements VectorKind {
    private static final String ON_THE_WIRE = "auth.auth_field_missing";
    private static final Set<String> KNOWN = Set.of(
            "auth.auth_field_missing",
            "auth.key_not_found",
            "auth.key_is_invalid",
            "auth.cert_not_found",
            "auth.cert_mismatch",
            "auth.cert_required",
            "auth.cert_expired",
            OAuthError.MISSING,
            OAuthError.MALFORMED,
            "oauth.key_not_found",
            "oauth.client_deleted");
    /** Stands for the built-in value. */
    private static final String UNCHANGED = "unchanged";

    @Override
    public List<Mismatch> check(Vector vector) {
        var mismatches = new ArrayList<>(VectorShape.checkGroup(vector, Set.of("config")));
        var overrides = vector.at("config", "override_messages");
        Json.words(overrides).stream()
                .filter(id -> !KNOWN.contains(id))
                .forEach(id -> mismatches.add(new Mismatch("override_messages", "ids that are known", id)));
        if (!mismatches.isEmpty()) {
            return mismatches;
        }
        if (StartRefusal.isExpectedBy(vector)) {
            return StartRefusal.check(overWire(vector, overrides, vector.at("expect")));
        }
        mismatches.addAll(inCatalogue(vector, overrides));
        mismatches.addAll(onWire(vector, overrides.path(OAuthError.of(vector))));
        return mismatches;
    }

    private static List<Mismatch> inCatalogue(Vector vector, JsonNode overrides) {
        var refusal = new Refusal(OAuthError.of(vector), "");
        var applied = TykErrorRules.Messages.apply(Denials.standard(), overrides.toString());
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

    private static List<Mismatch> onWire(Vector vector, JsonNode entry) {
        if (entry.isMissingNode()) {
            return List.of();
        }
        var overrides = Json.object();
        overrides.set(ON_THE_WIRE, entry);
        var expected = Json.object().put("outcome", "reject");
        expected.put("status", entry.path("code").asInt(401));
        expected.put("message", entry.path("message").asText("Authorization field missing"));
        return new StepsKind()
                .check(overWire(vector, overrides, expected)).stream()
                        .map(found -> new Mismatch("on the wire " + found.what(), found.expected(), found.actual()))
                        .toList();
    }

    /** A request without a credential to an auth token API under these messages. */
    private static Vector overWire(Vector vector, JsonNode overrides, JsonNode expected) {
        ObjectNode content = Json.object().put("id", vector.id()).put("kind", "http");
        content.putObject("gateway").set("override_messages", overrides);
        content.putObject("api");
        content.putObject("sessions");
        content.putObject("request").put("method", "GET").put("path", "/");
        content.set("expect", expected);
        return new Vector(vector.file(), vector.id(), content);
    }
}
