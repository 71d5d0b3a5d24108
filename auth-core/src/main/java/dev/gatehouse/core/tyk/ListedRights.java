// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.entitlement.Quota;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * The members of rights that are not enforced here but merged all the same, so that whoever reads a session sees what the
 * original would show: types and fields of queries, methods of remote calls.
 */
final class ListedRights {
    private static final List<String> TYPES = List.of("restricted_types", "allowed_types");
    private static final List<String> ALLOWED_CALLS = List.of("json_rpc_methods_access_rights", "mcp_access_rights");
    private static final List<String> LIMITED_CALLS = List.of("json_rpc_methods", "mcp_primitives");
    private static final String INTROSPECTION = "disable_introspection";
    private static final String FIELDS = "field_access_rights";

    private ListedRights() {}

    /** What a policy grants besides versions and paths. */
    static void grant(JsonNode offered, ObjectNode right) {
        TYPES.forEach(name -> unite(name, offered, right, List.of("name"), ListedRights::moreFields));
        unite(FIELDS, offered, right, List.of("type_name", "field_name"), ListedRights::deeper);
        ALLOWED_CALLS.forEach(name -> {
            if (offered.path(name).isContainerNode()) {
                right.set(name, together(right.path(name), offered.path(name)));
            }
        });
        keepIntrospectionOff(offered, right);
    }

    static void keepIntrospectionOff(JsonNode offered, ObjectNode right) {
        if (offered.path(INTROSPECTION).booleanValue()) {
            right.put(INTROSPECTION, true);
        }
    }

    /** The rates of single calls. */
    static void limit(JsonNode offered, ObjectNode right) {
        LIMITED_CALLS.forEach(name -> unite(name, offered, right, List.of("type", "name"), ListedRights::sooner));
    }

    private static void unite(
            String name, JsonNode offered, ObjectNode right, List<String> key, BinaryOperator<JsonNode> both) {
        var elements = new LinkedHashMap<List<String>, JsonNode>();
        Stream.of(right.path(name), offered.path(name))
                .flatMap(JsonNode::valueStream)
                .forEach(each -> elements.merge(key(each, key), each, both));
        if (!elements.isEmpty()) {
            right.set(name, list(elements));
        }
    }

    private static ArrayNode list(Map<List<String>, JsonNode> elements) {
        return Json.newObject().arrayNode().addAll(elements.values());
    }

    private static List<String> key(JsonNode element, List<String> names) {
        return names.stream().map(name -> JsonMembers.text(element, name)).toList();
    }

    private static JsonNode moreFields(JsonNode present, JsonNode more) {
        var united = (ObjectNode) present.deepCopy();
        united.set("fields", together(present.path("fields"), more.path("fields")));
        return united;
    }

    private static JsonNode deeper(JsonNode present, JsonNode other) {
        return Quota.greater(depth(other), depth(present)) ? other : present;
    }

    private static long depth(JsonNode field) {
        return field.path("limits").path("max_query_depth").longValue();
    }

    private static JsonNode sooner(JsonNode present, JsonNode other) {
        double before = LimitMembers.rate(present.path("limit")).spacing();
        double after = LimitMembers.rate(other.path("limit")).spacing();
        return before == 0 || after < before ? other : present;
    }

    /** Lists of both with each element once; objects member by member. */
    private static JsonNode together(JsonNode some, JsonNode more) {
        if (some instanceof ObjectNode object && more.isObject()) {
            var united = object.deepCopy();
            more.properties()
                    .forEach(member ->
                            united.set(member.getKey(), together(object.path(member.getKey()), member.getValue())));
            return united;
        }
        if (!some.isArray() || !more.isArray()) {
            return more;
        }
        var all = new LinkedHashSet<JsonNode>();
        some.forEach(all::add);
        more.forEach(all::add);
        return Json.newObject().arrayNode().addAll(all);
    }
}
