// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import dev.gatehouse.verification.expectation.ValueCheck;
import dev.gatehouse.verification.vector.Mismatch;
import dev.gatehouse.verification.vector.Vector;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Group org-limits: several requests to an API whose organization has a session. A vector tells its members, or else the
 * end of its id does.
 */
final class OrganizationKind implements VectorKind {
    private static final List<String> SESSION = List.of("org session", "org_session", "organisation session");
    private static final Set<String> INPUTS =
            Set.of("config", "given", "org session", "org_session", "organisation session");
    private static final Map<String, String> BY_ID = Map.of(
            "rate", "{'rate': 1, 'per': 60}",
            "quota", "{'quota_max': 1, 'quota_renewal_rate': 3600}",
            "inactive", "{'is_inactive': true}");
    private static final int SEVERAL = 3;

    @Override
    public List<Mismatch> check(Vector vector) {
        var shape = VectorShape.checkGroup(vector, INPUTS);
        if (!shape.isEmpty()) {
            return shape;
        }
        var gatekeeper = AskedGatekeeper.inOrganization(session(vector));
        var expected = vector.at("expect");
        var statuses = expected.path("statuses");
        var answer = statuses.isArray() ? inARow(gatekeeper, statuses.size()) : gatekeeper.answerTo(SEVERAL);
        return ValueCheck.compare(expected, answer.put("event", gatekeeper.lastEvent()));
    }

    private static ObjectNode inARow(AskedGatekeeper gatekeeper, int requests) {
        var statuses = Json.list();
        var last = Json.object();
        for (int i = 0; i < requests; i++) {
            last = gatekeeper.answerTo(1);
            statuses.add(last.path("status"));
        }
        return last.set("statuses", statuses);
    }

    private static JsonNode session(Vector vector) {
        return SESSION.stream()
                .flatMap(name -> Stream.of(vector.at(name), vector.at("given", name)))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(() -> byId(vector.id()));
    }

    /** Any limit will do where the id tells none. */
    private static JsonNode byId(String id) {
        var end = id.substring(id.lastIndexOf('-') + 1);
        return Json.parse(BY_ID.getOrDefault(end, BY_ID.get("rate")).replace('\'', '"'));
    }
}
