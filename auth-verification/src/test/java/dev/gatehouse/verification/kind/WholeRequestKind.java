// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.testkit.Callers;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.gateway.Site;
import dev.gatehouse.verification.gateway.WholeSite;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import dev.gatehouse.verification.wire.Message;
import dev.gatehouse.verification.wire.RawClient;
import dev.gatehouse.verification.wire.RawRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Groups whole-…: settings, APIs and keys, then requests in a row against the reference gateway, over the wire. */
final class WholeRequestKind implements VectorKind {
    private static final String USUAL_KEY =
            "{'org_id': 'default', 'rate': -1, 'per': 1, 'quota_max': -1, 'expires': 0}".replace('\'', '"');
    private static final int OK = 200;
    private static final double NANOS = 1e9;

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkWholeRequest(vector);
        if (!shape.isEmpty()) {
            return shape;
        }
        if (StartRefusal.isExpectedBy(vector)) {
            return StartRefusal.check(vector, () -> WholeSite.of(vector));
        }
        try (var site = WholeSite.of(vector)) {
            var mismatches = new ArrayList<>(
                    DefinitionRefusal.check(vector.at("expect", DefinitionRefusal.FIELD), site.refusals()));
            mismatches.addAll(withKeys(vector.at("setup", "keys"), site));
            return mismatches.isEmpty() ? answers(vector, site) : mismatches;
        }
    }

    static List<Mismatch> withKeys(JsonNode keys, WholeSite site) {
        return keys.properties().stream()
                .map(key -> create(key.getKey(), key.getValue(), site))
                .filter(answer -> answer.status() != OK)
                .map(answer -> new Mismatch("setup of keys", "created", "status " + answer.status()))
                .toList();
    }

    private static Message create(String name, JsonNode key, WholeSite site) {
        var session = (ObjectNode) Json.parse(USUAL_KEY);
        session.setAll((ObjectNode) key.deepCopy());
        session.path("access_rights")
                .properties()
                .forEach(right -> complete(right.getKey(), (ObjectNode) right.getValue()));
        var path = "/tyk/keys/" + name;
        var lines =
                List.of(new Message.Line("Host", "127.0.0.1"), new Message.Line("X-Tyk-Authorization", Site.SECRET));
        return RawClient.send(site.uri(path), new RawRequest("POST", path, lines, session.toString()));
    }

    private static void complete(String api, ObjectNode right) {
        right.put("api_id", right.path("api_id").asText(api))
                .put("api_name", right.path("api_name").asText(api));
        if (!right.has("versions")) {
            right.putArray("versions").add("Default");
        }
    }

    private static List<Mismatch> answers(Vector vector, WholeSite site) {
        var variables = new Variables(site.clock());
        var mismatches = new ArrayList<Mismatch>();
        var steps = vector.steps().map(WholeStep::new).toList();
        for (int i = 0; i < steps.size(); i++) {
            var place = "step " + i + " ";
            check(steps.get(i), site, variables)
                    .forEach(found ->
                            mismatches.add(new Mismatch(place + found.what(), found.expected(), found.actual())));
        }
        return mismatches;
    }

    private static List<Mismatch> check(WholeStep step, WholeSite site, Variables variables) {
        step.letTimePass(site);
        if (step.reloads()) {
            reload(site);
        }
        if (step.asksRedis()) {
            return WholeChecks.compareValue(
                    step.content().path("expect"), site.redis().ask(step.command()));
        }
        var request = step.request(variables);
        site.upstream().takeReceived();
        long began = System.nanoTime();
        var answers = send(step, site.uri(request.target()), request);
        double seconds = (System.nanoTime() - began) / NANOS;
        var last = Json.parse(answers.get(answers.size() - 1).body());
        step.content()
                .path("capture")
                .properties()
                .forEach(name -> variables.put(
                        name.getKey(), Json.at(last, name.getValue().asText()).asText()));
        return WholeChecks.compare(
                variables.fill(step.content().path("expect")),
                answers,
                site.upstream().takeReceived(),
                seconds);
    }

    static void reload(WholeSite site) {
        var path = "/tyk/reload/?block=true";
        var lines =
                List.of(new Message.Line("Host", "127.0.0.1"), new Message.Line("X-Tyk-Authorization", Site.SECRET));
        int status = RawClient.send(site.uri(path), new RawRequest("GET", path, lines, ""))
                .status();
        if (status != OK) {
            throw new IllegalStateException("the gateway cannot reload: " + status);
        }
    }

    /** In a row, or spread over parallel connections. */
    private static List<Message> send(WholeStep step, URI server, RawRequest request) {
        int connections = Math.min(step.connections(), step.times());
        try {
            return Callers.<List<Message>>inParallel(
                            connections, caller -> share(step.times(), connections, caller, server, request))
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a burst", interrupted);
        }
    }

    private static Callable<List<Message>> share(
            int times, int connections, int caller, URI server, RawRequest request) {
        long own = IntStream.range(0, times)
                .filter(number -> number % connections == caller)
                .count();
        return () -> {
            var answers = new ArrayList<Message>();
            for (int i = 0; i < own; i++) {
                answers.add(RawClient.send(server, request));
            }
            return answers;
        };
    }
}
