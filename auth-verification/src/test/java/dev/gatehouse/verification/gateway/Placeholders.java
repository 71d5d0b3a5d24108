// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.verification.expectation.Json;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values in place of {@code <names>}; a name that stands for nothing here stays, for it may be XML. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("<([a-zA-Z][a-zA-Z0-9]*(?:[: ][^<>]+)?)>");
    private static final Pattern TOKEN = Pattern.compile("@token\\(([^,()]*),([^()]*)\\)");
    private static final Pattern TIME = Pattern.compile("<now([+-][0-9]+)?>");
    private static final Pattern NUMBER = Pattern.compile("\"#(<now(?:[+-][0-9]+)?>)\"");

    private final Map<String, String> values = new HashMap<>();
    private final InstantSource clock;
    private final String hashFunction;

    Placeholders(InstantSource clock, String hashFunction) {
        this.clock = clock;
        this.hashFunction = hashFunction;
    }

    /**
     * Gives a name a value.
     *
     * @param name without brackets
     * @param value what it stands for
     */
    public void put(String name, String value) {
        values.put(name, value);
    }

    /**
     * Fills a text.
     *
     * @param text with names
     * @return the text with their values
     */
    public String fill(String text) {
        var timed = NUMBER.matcher(text).replaceAll("$1");
        timed = TIME.matcher(timed).replaceAll(this::time);
        var named = NAME.matcher(timed).replaceAll(this::value);
        return TOKEN.matcher(named).replaceAll(this::token);
    }

    /**
     * Fills all texts of a value, the names of members too.
     *
     * @param node with names
     * @return the same with their values
     */
    public JsonNode fill(JsonNode node) {
        if (node.isObject()) {
            var filled = Json.object();
            node.properties().forEach(member -> filled.set(fill(member.getKey()), fill(member.getValue())));
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = ((ArrayNode) node).arrayNode();
            node.forEach(element -> filled.add(fill(element)));
            return filled;
        }
        return node.isTextual() ? fillText(node.textValue()) : node;
    }

    /** A text that is a number of seconds as a whole becomes that number. */
    private JsonNode fillText(String text) {
        return NUMBER.matcher("\"" + text + "\"").matches()
                ? Json.node(Long.parseLong(fill("\"" + text + "\"")))
                : Json.node(fill(text));
    }

    /**
     * Fills an object.
     *
     * @param node an object, or nothing
     * @return the same with values
     */
    public ObjectNode fillObject(JsonNode node) {
        return fill(node) instanceof ObjectNode object ? object : Json.object();
    }

    private String time(MatchResult found) {
        long offset = found.group(1) == null ? 0 : Long.parseLong(found.group(1));
        return Long.toString(clock.instant().getEpochSecond() + offset);
    }

    private String value(MatchResult found) {
        return Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()));
    }

    private String token(MatchResult found) {
        var text = "{\"org\":\"%s\",\"id\":\"%s\",\"h\":\"%s\"}"
                .formatted(found.group(1), found.group(2), hashFunction.isEmpty() ? "murmur64" : hashFunction);
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
