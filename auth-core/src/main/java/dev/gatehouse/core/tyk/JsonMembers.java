// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values out of a tree whose shape was checked, and back. Absent and null are the zero of the type. */
final class JsonMembers {
    private JsonMembers() {}

    static String text(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(element -> texts.add(element.asText("")));
        return texts;
    }

    static JsonNode text(String value) {
        return value.isEmpty() ? MissingNode.getInstance() : Json.tree(value);
    }

    static JsonNode flag(boolean value) {
        return value ? BooleanNode.TRUE : MissingNode.getInstance();
    }

    static JsonNode list(Stream<?> values) {
        var list = values.toList();
        return list.isEmpty() ? MissingNode.getInstance() : Json.tree(list);
    }

    /** Sets a member, or removes it where the value is missing. */
    static void put(ObjectNode object, String name, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }
}
