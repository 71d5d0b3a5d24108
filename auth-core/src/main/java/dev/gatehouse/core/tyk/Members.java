// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import java.util.ArrayList;
import java.util.List;

/** Typed access to the members of an object. An absent or null member is the zero of its type, as in the original. */
final class Members {
    private final String path;
    private final ObjectNode object;

    private Members(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    static Members of(ObjectNode object) {
        return new Members("$", object);
    }

    String pathOf(String name) {
        return path + "." + name;
    }

    String text(String name) {
        return textOf(object.path(name), name, "text");
    }

    boolean flag(String name) {
        var node = object.path(name);
        require(isZero(node) || node.isBoolean(), name, "true or false");
        return node.booleanValue();
    }

    long whole(String name) {
        var node = object.path(name);
        require(isZero(node) || (node.isNumber() && node.canConvertToLong()), name, "a whole number");
        return node.longValue();
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        list(name).forEach(element -> texts.add(textOf(element, name, "a list of texts")));
        return texts;
    }

    Members object(String name) {
        return objectOf(object.path(name), name, "an object");
    }

    List<Members> objects(String name) {
        var objects = new ArrayList<Members>();
        list(name).forEach(element -> objects.add(objectOf(element, name, "a list of objects")));
        return objects;
    }

    List<String> names() {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    ObjectNode node() {
        return object;
    }

    private Iterable<JsonNode> list(String name) {
        var node = object.path(name);
        require(isZero(node) || node.isArray(), name, "a list");
        return node;
    }

    private String textOf(JsonNode node, String name, String expected) {
        require(isZero(node) || node.isTextual(), name, expected);
        return isZero(node) ? "" : node.textValue();
    }

    private Members objectOf(JsonNode node, String name, String expected) {
        require(isZero(node) || node.isObject(), name, expected);
        return new Members(pathOf(name), node instanceof ObjectNode found ? found : Json.newObject());
    }

    private static boolean isZero(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void require(boolean fits, String name, String expected) {
        if (!fits) {
            throw new JsonFormatException(pathOf(name) + ": expected " + expected);
        }
    }
}
