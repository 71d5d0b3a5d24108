// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.expectation.AnswerCheck;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.Observed;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.RawClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds http, flow and admin: requests in a row against the reference gateway, over the wire. */
final class StepsKind implements VectorKind {
    private static final int MILLIS = 1000;
    private static final Set<String> ELSEWHERE = Stream.concat(
                    SessionFacts.FIELDS.stream(), Stream.of(DefinitionRefusal.FIELD, StoreFacts.FIELD))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.check(vector);
        if (!shape.isEmpty()) {
            return shape;
        }
        if (StartRefusal.isExpectedBy(vector)) {
            return StartRefusal.check(vector);
        }
        try (var site = Site.of(vector)) {
            var refusal = DefinitionRefusal.check(vector.at("expect", DefinitionRefusal.FIELD), site.refusal());
            return refusal.isEmpty() ? answers(vector, site) : refusal;
        }
    }

    private static List<Mismatch> answers(Vector vector, Site site) {
        var mismatches = new ArrayList<Mismatch>();
        var steps = Step.of(vector).toList();
        for (int i = 0; i < steps.size(); i++) {
            var place = steps.size() == 1 ? "" : "step " + i + " ";
            check(steps.get(i), site)
                    .forEach(found ->
                            mismatches.add(new Mismatch(place + found.what(), found.expected(), found.actual())));
        }
        return mismatches;
    }

    private static List<Mismatch> check(Step step, Site site) {
        site.letPass(Duration.ofMillis(Math.round(step.sleep() * MILLIS)));
        if (!step.hasRequest()) {
            return List.of();
        }
        var expected = step.expected(site.placeholders());
        var request = step.request(site.placeholders());
        URI server = step.isControl() ? site.controlUri() : site.uri();
        if (step.parallel() > 1) {
            return Burst.of(step.parallel(), server, request).check(expected);
        }
        for (int i = 1; i < step.repeat(); i++) {
            RawClient.send(server, request);
        }
        var facts = new SessionFacts(site, request);
        site.upstream().takeReceived();
        var answer = RawClient.send(server, request);
        var observed = new Observed(request, answer, site.upstream().takeReceived());
        save(step, Json.parse(answer.body()), site);
        var mismatches = new ArrayList<>(AnswerCheck.compare(expected, ELSEWHERE, observed));
        mismatches.addAll(facts.check(expected, answer));
        mismatches.addAll(StoreFacts.check(expected.path(StoreFacts.FIELD), site));
        return mismatches;
    }

    private static void save(Step step, JsonNode answer, Site site) {
        step.content()
                .path("save")
                .properties()
                .forEach(saved -> site.placeholders()
                        .put(
                                "saved:" + saved.getKey(),
                                Json.at(answer, saved.getValue().asText()).asText()));
    }
}
