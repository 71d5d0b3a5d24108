// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import java.util.function.Predicate;

/** What a member of a message may hold, as protobuf writes it in JSON. */
interface MessageField {
    /** As much as a whole number of 64 bits has. */
    Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    /** Any text. */
    MessageField TEXT = only(JsonNode::isTextual, "text");

    /** A truth value. */
    MessageField FLAG = only(JsonNode::isBoolean, "true or false");

    /** A number of 32 bits. */
    MessageField NUMBER = only(value -> value.isIntegralNumber() && value.canConvertToInt(), "a whole number");

    /** A number of 64 bits, which may stand there as a text. What else stands there is looked at by who reads it. */
    MessageField LONG = (value, path) -> value.isTextual() && DIGITS.matches(value.textValue())
            ? Json.tree(Long.parseLong(value.textValue()))
            : value;

    /** Not looked at here. */
    MessageField ANYTHING = (value, path) -> value;

    /**
     * Reads a value.
     *
     * @throws JsonFormatException with the path, if it is something else
     */
    JsonNode read(JsonNode value, String path);

    /** Values under names that nobody knows beforehand. */
    static MessageField mapOf(MessageField values) {
        var object = only(JsonNode::isObject, "an object");
        return (value, path) -> {
            var map = Json.newObject();
            object.read(value, path)
                    .properties()
                    .forEach(entry ->
                            map.set(entry.getKey(), values.read(entry.getValue(), path + Json.step(entry.getKey()))));
            return map;
        };
    }

    /** Any number of values. */
    static MessageField listOf(MessageField elements) {
        var array = only(JsonNode::isArray, "a list");
        return (value, path) -> {
            var list = Json.newObject().arrayNode();
            var given = array.read(value, path);
            for (int i = 0; i < given.size(); i++) {
                list.add(elements.read(given.get(i), path + "[" + i + "]"));
            }
            return list;
        };
    }

    private static MessageField only(Predicate<JsonNode> fits, String expected) {
        return (value, path) -> {
            if (!fits.test(value)) {
                throw new JsonFormatException(path + ": expected " + expected);
            }
            return value;
        };
    }
}
