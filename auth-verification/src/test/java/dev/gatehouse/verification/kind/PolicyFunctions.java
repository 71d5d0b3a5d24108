// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.pattern.PathExpression;
import dev.gatehouse.core.policy.EndpointMerge;
import dev.gatehouse.core.tyk.TykMergedSessions;
import dev.gatehouse.core.tyk.TykPolicies;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Allowance;
import dev.gatehouse.entitlement.ApiId;
import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PolicyId;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.policy.Policies;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.session.Session;
import dev.gatehouse.verification.expectation.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions about policies and what they make of a session. */
final class PolicyFunctions {
    static final Set<String> APPLY = Set.of("api_org_id", "policies_by_id", "custom_policies", "session");
    static final Set<String> ENDPOINTS = Set.of("policy_endpoints", "current_endpoints");
    static final Set<String> PATTERN = Set.of("pattern", "prefix", "suffix");

    private static final String METADATA = "meta_data";
    private static final String BROUGHT = "policies";
    private static final String ENDPOINT_LIST = "endpoints";

    private PolicyFunctions() {}

    /** The session afterwards, and the text of the failure if there is one. */
    static JsonNode applied(ObjectNode content) {
        var session = ((ObjectNode) content.path("session")).deepCopy();
        if (content.has("custom_policies")) {
            session.withObject("/" + METADATA).set(BROUGHT, content.path("custom_policies"));
        }
        var organization =
                new OrganizationId(content.path("api_org_id").asText("").replace("null", ""));
        var shown = new TykMergedSessions(policies(content)).of(TykSessions.read(session.toString()), organization);
        var answer = Json.object();
        answer.set("session", afterwards(shown.session()));
        shown.failure().ifPresent(failure -> answer.put("error", failure));
        return answer;
    }

    /** As the original would store it; of tags the order does not count. */
    private static JsonNode afterwards(Session session) {
        var written = (ObjectNode) Json.parse(TykSessions.canonical(TykSessions.write(session)));
        if (written.has("tags")) {
            written.set(
                    "tags",
                    Json.node(Json.words(written.path("tags")).stream().sorted().toList()));
        }
        if (written.path(METADATA) instanceof ObjectNode metadata && metadata.has(BROUGHT)) {
            metadata.remove(BROUGHT);
            if (metadata.isEmpty()) {
                written.remove(METADATA);
            }
        }
        return written;
    }

    private static Policies policies(ObjectNode content) {
        Map<String, Policy> byName = content.path("policies_by_id").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, PolicyFunctions::policy));
        return new Policies() {
            @Override
            public Policy find(OrganizationId organization, PolicyId id) {
                var found = byName.get(id.value());
                return found != null && found.organization().equals(organization) ? found : null;
            }

            @Override
            public Optional<List<Policy>> broughtBy(Session session) {
                return TykPolicies.broughtBy(session);
            }
        };
    }

    /** The id inside is another one than that by which it is found, in some vectors. */
    private static Policy policy(Map.Entry<String, JsonNode> entry) {
        var policy = ((ObjectNode) entry.getValue()).deepCopy();
        if (policy.path("id").asText().isEmpty()) {
            policy.put("id", entry.getKey());
        }
        return TykPolicies.read(policy.toString());
    }

    static JsonNode endpoints(ObjectNode content) {
        var merged = EndpointMerge.unite(
                limits(content.path("current_endpoints")), limits(content.path("policy_endpoints")));
        var right = AccessRight.to(new ApiId("a")).with(new Allowance(Optional.empty(), merged, ""));
        var written = Json.parse(TykSessions.write(Session.of("", Entitlements.to(right))));
        return Json.object()
                .set(ENDPOINT_LIST, written.path("access_rights").path("a").path(ENDPOINT_LIST));
    }

    private static List<EndpointLimit> limits(JsonNode endpoints) {
        var session = Json.object();
        session.putObject("access_rights").putObject("a").set(ENDPOINT_LIST, endpoints);
        var rights = TykSessions.read(session.toString()).grants().own().rights();
        return rights.values().iterator().next().allowance().endpoints();
    }

    static JsonNode expression(ObjectNode content) {
        var matching = PathMatching.original(
                content.path("prefix").asBoolean(), content.path("suffix").asBoolean());
        return Json.object()
                .put("regex", PathExpression.of(content.path("pattern").asText(), matching));
    }
}
