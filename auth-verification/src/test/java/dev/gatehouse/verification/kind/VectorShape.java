// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a vector must be for its result to mean something: no member that nobody reads, and something to compare. */
final class VectorShape {
    private static final Set<String> TOP = Set.of(
            "id",
            "kind",
            "title",
            "area",
            "note",
            "source",
            "derivation",
            "live",
            "was",
            "corrected",
            "gateway",
            "api",
            "sessions",
            "now",
            "request",
            "expect",
            "steps",
            "function",
            "input");
    private static final Set<String> TOP_OF_GROUP = Set.of(
            "id",
            "group",
            "source",
            "derived",
            "live",
            "live_note",
            "note",
            "was",
            "corrected",
            "security",
            "config",
            "setup",
            "steps",
            "expect");
    private static final Set<String> REQUEST = Set.of("method", "path", "headers", "body", "tls");
    private static final Set<String> REQUEST_OF_GROUP =
            Set.of("method", "path", "headers", "admin", "json", "form", "body");
    private static final Set<String> STEP =
            Set.of("call", "request", "expect", "save", "sleep", "repeat", "parallel", "raw_headers", "note");
    private static final Set<String> STEP_OF_GROUP = Set.of(
            "request",
            "redis",
            "expect",
            "times",
            "connections",
            "sleep",
            "align",
            "align_second",
            "reload",
            "capture",
            "note");
    private static final Set<String> SETUP = Set.of("apis", "keys", "policies", "clients");
    private static final Set<String> CALLS = Set.of("", "api", "control", "sleep");
    private static final Set<String> REFUSALS = Set.of("reject", "respond");
    private static final List<String> PROOFS =
            List.of("status", "message", "body", "body_exact", "start_refused", DefinitionRefusal.FIELD);

    private static final Mismatch NOTHING = new Mismatch("expect", "something to compare", "nothing");

    private final List<Mismatch> mismatches = new ArrayList<>();

    private VectorShape() {}

    /** Vectors with a kind. */
    static List<Mismatch> check(Vector vector) {
        var shape = new VectorShape();
        shape.known("vector", vector.content(), TOP);
        shape.steps(vector, vector.content().has("steps") ? STEP : TOP, REQUEST);
        vector.steps().forEach(step -> shape.call(step.path("call").asText()));
        return shape.mismatches;
    }

    /** Questions. What is expected of a value is judged where it is compared. */
    static List<Mismatch> checkUnit(Vector vector) {
        var shape = new VectorShape();
        shape.known("vector", vector.content(), TOP);
        return shape.mismatches;
    }

    /** Whole requests of a vector with a group. */
    static List<Mismatch> checkWholeRequest(Vector vector) {
        var shape = new VectorShape();
        shape.known("vector", vector.content(), TOP_OF_GROUP);
        shape.known("setup", vector.at("setup"), SETUP);
        shape.steps(vector, STEP_OF_GROUP, REQUEST_OF_GROUP);
        return shape.mismatches;
    }

    /**
     * Vectors with a group whose members are input.
     *
     * @param inputs the members that are read
     */
    static List<Mismatch> checkGroup(Vector vector, Set<String> inputs) {
        var shape = new VectorShape();
        var members = new HashSet<>(TOP_OF_GROUP);
        members.removeAll(Set.of("config", "setup", "steps"));
        members.addAll(inputs);
        shape.known("vector", vector.content(), members);
        if (vector.at("expect").isEmpty()) {
            shape.mismatches.add(NOTHING);
        }
        return shape.mismatches;
    }

    private void steps(Vector vector, Set<String> members, Set<String> ofRequest) {
        var steps = vector.steps().toList();
        steps.forEach(step -> {
            known("step", step, members);
            known("request", step.path("request"), ofRequest);
            step(step.path("expect"));
        });
        if (vector.at("expect").isEmpty()
                && steps.stream().allMatch(step -> step.path("expect").isEmpty())) {
            mismatches.add(NOTHING);
        }
    }

    private void step(JsonNode expected) {
        if (expected.isObject() && expected.isEmpty()) {
            mismatches.add(NOTHING);
        }
        boolean refusal = REFUSALS.contains(expected.path("outcome").asText());
        if (refusal && PROOFS.stream().noneMatch(expected::has)) {
            mismatches.add(new Mismatch("expect", "a status or a message beside the outcome", expected.toString()));
        }
    }

    private void call(String name) {
        if (!CALLS.contains(name)) {
            mismatches.add(new Mismatch("call", CALLS.toString(), name));
        }
    }

    private void known(String where, JsonNode object, Set<String> members) {
        if (!object.isObject()) {
            return;
        }
        Json.words(object).stream()
                .filter(name -> !members.contains(name))
                .forEach(name -> mismatches.add(new Mismatch(where, "members that the runner knows", name)));
    }
}
