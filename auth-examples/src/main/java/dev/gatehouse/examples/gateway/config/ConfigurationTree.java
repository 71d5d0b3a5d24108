// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The members of a configuration, their types checked. What is absent or null reads as the zero value of its type. */
final class ConfigurationTree {
    private final ObjectNode root;

    ConfigurationTree(ObjectNode root) {
        this.root = root;
    }

    ObjectNode root() {
        return root;
    }

    JsonNode at(String path) {
        JsonNode node = root;
        for (var level : path.split("\\.")) {
            node = node.path(level);
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }

    boolean has(String path) {
        return !at(path).isMissingNode();
    }

    boolean flag(String path) {
        return at(path).asBoolean(false);
    }

    long integer(String path) {
        return at(path).asLong(0);
    }

    double number(String path) {
        return at(path).asDouble(0);
    }

    String text(String path) {
        return at(path).asText("");
    }

    List<String> texts(String path) {
        return StreamSupport.stream(at(path).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    Map<String, String> map(String path) {
        var map = new LinkedHashMap<String, String>();
        at(path).properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    /** Sets a member, making the levels above it. */
    void set(String path, JsonNode value) {
        var levels = path.split("\\.");
        var node = root;
        for (int i = 0; i < levels.length - 1; i++) {
            // What stands in the way has the wrong type; it is replaced, because the later source wins.
            node = node.path(levels[i]) instanceof ObjectNode below ? below : node.putObject(levels[i]);
        }
        node.set(levels[levels.length - 1], value);
    }

    void set(String path, String value) {
        set(path, TextNode.valueOf(value));
    }
}
