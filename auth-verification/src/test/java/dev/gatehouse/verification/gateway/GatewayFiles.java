// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.authentication.custom.Plugins;
import dev.gatehouse.verification.expectation.Json;
import java.util.List;

/**
 * What a gateway finds in its files.
 *
 * @param definitions the definitions
 * @param policies an object of policies by id; empty for no such file
 * @param plugins code of the host that the definitions may name
 */
record GatewayFiles(List<? extends JsonNode> definitions, ObjectNode policies, Plugins plugins) {
    private static final String USUAL = "{'org_id': 'default'}";

    /**
     * Files of a vector.
     *
     * @param policies as it gives them: rights may be a list of ids, and lack what goes without saying
     */
    static GatewayFiles of(List<? extends JsonNode> definitions, JsonNode policies) {
        var completed = Json.object();
        policies.properties().forEach(policy -> completed.set(policy.getKey(), completed(policy.getValue())));
        return new GatewayFiles(definitions, completed, Plugins.none());
    }

    GatewayFiles with(Plugins other) {
        return new GatewayFiles(definitions, policies, other);
    }

    private static ObjectNode completed(JsonNode policy) {
        var completed = Merge.over(USUAL, policy);
        var rights = Json.object();
        var given = policy.path("access_rights");
        given.valueStream().filter(JsonNode::isTextual).forEach(api -> rights.set(api.asText(), Json.object()));
        given.properties()
                .forEach(right -> rights.set(right.getKey(), right.getValue().deepCopy()));
        rights.properties().forEach(right -> complete(right.getKey(), (ObjectNode) right.getValue()));
        if (!rights.isEmpty()) {
            completed.set("access_rights", rights);
        }
        return completed;
    }

    private static void complete(String api, ObjectNode right) {
        right.put("api_id", right.path("api_id").asText(api));
        if (!right.has("versions")) {
            right.putArray("versions").add("Default");
        }
    }
}
