// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Limits;
import dev.gatehouse.entitlement.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How much of an API may be used, as members of the right to it say, both ways. */
final class AllowanceMembers {
    private static final String LIMIT = "limit";
    private static final String ENDPOINTS = "endpoints";
    private static final String METHODS = "methods";
    private static final String SCOPE = "allowance_scope";

    private AllowanceMembers() {}

    static Allowance read(JsonNode right) {
        var allowance = new Allowance(
                limits(right.path(LIMIT)), endpoints(right.path(ENDPOINTS)), JsonMembers.text(right, SCOPE));
        return allowance.equals(Allowance.unstated()) ? Allowance.unstated() : allowance;
    }

    private static Optional<Limits> limits(JsonNode limit) {
        return LimitMembers.isEmpty(limit) ? Optional.empty() : Optional.of(LimitMembers.read(limit));
    }

    static List<EndpointLimit> endpoints(JsonNode list) {
        var endpoints = new ArrayList<EndpointLimit>();
        for (var endpoint : list) {
            var path = JsonMembers.text(endpoint, "path");
            for (var method : endpoint.path(METHODS)) {
                var rate = LimitMembers.rate(method.path(LIMIT));
                endpoints.add(new EndpointLimit(path, JsonMembers.text(method, "name"), rate));
            }
        }
        return endpoints;
    }

    /** Changes what is known only where it says something else. */
    static void write(Allowance allowance, ObjectNode right) {
        var known = read(right);
        if (!known.limits().equals(allowance.limits())) {
            JsonMembers.put(right, LIMIT, limit(allowance.limits(), right.path(LIMIT)));
        }
        if (!known.endpoints().equals(allowance.endpoints())) {
            JsonMembers.put(right, ENDPOINTS, endpoints(allowance.endpoints()));
        }
        if (!known.scope().equals(allowance.scope())) {
            JsonMembers.put(right, SCOPE, JsonMembers.text(allowance.scope()));
        }
    }

    private static JsonNode limit(Optional<Limits> limits, JsonNode known) {
        if (limits.isEmpty()) {
            return MissingNode.getInstance();
        }
        var written = known instanceof ObjectNode object ? object.deepCopy() : Json.newObject();
        LimitMembers.write(limits.get(), written);
        if (LimitMembers.isEmpty(written)) {
            // Limits that limit nothing would be read as none, and then those of the session would count.
            written.put(LimitMembers.QUOTA_REMAINING, -1);
        }
        return written;
    }

    static JsonNode endpoints(List<EndpointLimit> limits) {
        var list = Json.newObject().arrayNode();
        var last = Json.newObject();
        for (var limit : limits) {
            if (!JsonMembers.text(last, "path").equals(limit.path()) || list.isEmpty()) {
                last = list.addObject().put("path", limit.path());
            }
            var method = last.withArrayProperty(METHODS).addObject().put("name", limit.method());
            method.set(LIMIT, rate(limit.rate()));
        }
        return list.isEmpty() ? MissingNode.getInstance() : list;
    }

    private static ObjectNode rate(RateLimit rate) {
        var written = Json.newObject();
        LimitMembers.write(Limits.none().with(rate), written);
        return written;
    }
}
