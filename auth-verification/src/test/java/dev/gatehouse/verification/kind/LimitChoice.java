// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.tyk.TykDefinitionSettings;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.ValueCheck;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Questions about which limits hold for a request. */
final class LimitChoice {
    private static final Set<String> ENDPOINT = Set.of("config", "listen_path", "endpoints", "request");
    /** Questions of other groups that are about this. */
    static final Set<String> ANSWERS = Set.of("effective", "scope", "limiter_error");

    /** Where nothing is counted there is none. */
    private static final String SCOPE = "scope";

    /** Why the original refuses is told in words of its own. */
    private static final String REMARK = "reason";

    private static final double NANOS = 1e9;

    private LimitChoice() {}

    /** Which path's limit holds, and the suffix of its counter. */
    static List<Mismatch> ofEndpoint(Vector vector) {
        var shape = VectorShape.checkGroup(vector, ENDPOINT);
        return shape.isEmpty() ? ValueCheck.compare(counted(vector.at("expect")), endpoint(vector.content())) : shape;
    }

    /** The whole session has a limit of its own, which holds if no path's does. */
    private static JsonNode endpoint(ObjectNode content) {
        var config = content.path("config");
        var matching = PathMatching.original(
                config.path("enable_path_prefix_matching").asBoolean(),
                config.path("enable_path_suffix_matching").asBoolean());
        var members = Json.object();
        members.putObject("proxy")
                .put("listen_path", content.path("listen_path").asText("/"))
                .put("strip_listen_path", true);
        var session = Json.object().put("rate", 1).put("per", 1);
        session.putObject("access_rights").putObject(LimitQuestion.API).set("endpoints", content.path("endpoints"));
        var request = content.path("request");
        var asked = LimitQuestion.of(members, new TykDefinitionSettings(matching, false))
                .asked(
                        stored(session),
                        request.path("method").asText("GET"),
                        request.path("path").asText());
        return asked.isEmpty() ? Json.object().put("matched", true).put("rate", 0) : chosen(asked.get(0));
    }

    private static JsonNode chosen(LimitRequest asked) {
        var endpoint = asked.key().endpoint();
        if (endpoint.isEmpty()) {
            return Json.object().put("matched", false);
        }
        var suffix = LimitNames.suffix(asked);
        boolean hashed = suffix.equals(LimitNames.hash(endpoint));
        var answer = Json.object().put("matched", true);
        answer.set("rate", Json.node(asked.limit().permits()));
        answer.set("per", seconds(asked.limit().period()));
        return answer.put("key_suffix", hashed ? "hash(" + endpoint + ")" : suffix);
    }

    /** As limits are counted: whole requests, and what limits nothing has no counter. */
    private static ObjectNode counted(JsonNode told) {
        var counted = ((ObjectNode) told).deepCopy();
        List.of("rate", "quota_max").stream()
                .filter(counted::has)
                .forEach(
                        name -> counted.put(name, Math.max(0, counted.path(name).asLong())));
        if (counted.has("rate") && counted.path("rate").asLong() == 0) {
            counted.remove(List.of("per", "key_suffix"));
        }
        return counted;
    }

    private static JsonNode seconds(Duration period) {
        return Json.node(period.toNanos() / NANOS);
    }

    private static StoredSession stored(JsonNode session) {
        return new StoredSession(new SessionId("a-key"), TykSessions.read(session.toString()));
    }

    /** Which numbers hold, and under which scope they are counted; or that the API may not be used at all. */
    static List<Mismatch> ofSession(Vector vector) {
        var question = LimitQuestion.of(Json.object(), LimitQuestion.standard());
        var session = stored(vector.at("session"));
        var expected = ((ObjectNode) vector.at("expect")).deepCopy();
        expected.remove(REMARK);
        if (expected.has("effective")) {
            expected.set("effective", counted(expected.path("effective")));
        }
        boolean refused = question.rule(session, "GET", "/") instanceof Ruling.Refused refusal
                && refusal.usage().isEmpty();
        var answer = Json.object().put("limiter_error", refused);
        var asked = question.asked(session, "GET", "/");
        answer.set("effective", numbers(asked, expected.path("effective")));
        if (asked.isEmpty() && expected.has("effective")) {
            expected.remove(SCOPE);
        }
        asked.stream().findFirst().ifPresent(one -> answer.put(SCOPE, one.key().scope()));
        return ValueCheck.compare(expected, answer);
    }

    /** What limits nothing counts as zero, and is told only where it is asked for. */
    private static JsonNode numbers(List<LimitRequest> asked, JsonNode expected) {
        var numbers = Json.object();
        expected.fieldNames().forEachRemaining(name -> numbers.put(name, 0));
        for (var one : asked) {
            var permits = Json.node(one.limit().permits());
            if (one.key().measure() == Measure.RATE) {
                numbers.set("rate", permits);
                numbers.set("per", seconds(one.limit().period()));
            } else {
                numbers.set("quota_max", permits);
            }
        }
        return numbers;
    }
}
