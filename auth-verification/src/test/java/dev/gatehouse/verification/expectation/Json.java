// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** JSON values as vectors compare them: numbers by value, texts with holes. */
public final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * Parses a text.
     *
     * @param text any text
     * @return its value; a missing node if it is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** {@return an object without members} */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@return a list without elements} */
    public static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    /**
     * Makes a node of a plain value.
     *
     * @param value text, number, list, map or null
     * @return its node
     */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Compares.
     *
     * @param expected a value, whose texts may have holes
     * @param actual a value
     * @return whether they are the same
     */
    public static boolean same(JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && actual.isTextual()) {
            return TextPattern.matches(expected.textValue(), actual.textValue());
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
        }
        boolean containers = expected.isContainerNode() && expected.getNodeType() == actual.getNodeType();
        return containers ? sameMembers(expected, actual) : expected.equals(actual);
    }

    private static boolean sameMembers(JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        return expected.isObject()
                ? includes(actual, expected)
                : Stream.iterate(0, i -> i < expected.size(), i -> i + 1)
                        .allMatch(i -> same(expected.get(i), actual.get(i)));
    }

    /**
     * Compares objects, but for members that only one of them has.
     *
     * @param actual an object
     * @param expected the members it should have
     * @return whether it has them
     */
    public static boolean includes(JsonNode actual, JsonNode expected) {
        return expected.properties().stream()
                .allMatch(
                        member -> actual.has(member.getKey()) && same(member.getValue(), actual.get(member.getKey())));
    }

    /**
     * Finds a member.
     *
     * @param node where to look
     * @param path its name; dots and numbers lead into objects and lists
     * @return the member; a missing node if there is none
     */
    public static JsonNode at(JsonNode node, String path) {
        if (node.has(path)) {
            return node.get(path);
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            return node.isArray() && path.matches("[0-9]+") ? node.path(Integer.parseInt(path)) : node.path(path);
        }
        var first = at(node, path.substring(0, dot));
        return first.isMissingNode() ? first : at(first, path.substring(dot + 1));
    }

    /**
     * Reads a word or a list of words.
     *
     * @param node a text, a list of texts, or an object whose names count
     * @return the words
     */
    public static List<String> words(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .map(member -> member.getKey())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        return node.isArray() ? node.valueStream().map(JsonNode::asText).toList() : List.of(node.asText());
    }
}
