// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.core.internal.json.Json;
import dev.gatehouse.core.internal.json.JsonFormatException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message with members that are known. In JSON they may stand as they are declared, {@code response_code}, or as
 * protobuf's own printers write them, {@code responseCode}. Any other spelling is an error, for what is passed over could
 * be the refusal.
 *
 * @param fields by the names that they are declared with
 * @param open whether there may be others, which are taken as they stand
 */
record Message(Map<String, MessageField> fields, boolean open) implements MessageField {
    Message {
        fields = Map.copyOf(fields);
    }

    static Message closed() {
        return new Message(Map.of(), false);
    }

    static Message openToOthers() {
        return new Message(Map.of(), true);
    }

    Message with(MessageField field, String... names) {
        var more = new LinkedHashMap<>(fields);
        for (var name : names) {
            more.put(name, field);
        }
        return new Message(more, open);
    }

    /** The members by the names that they are declared with; null is like none. */
    @Override
    public ObjectNode read(JsonNode value, String path) {
        if (!value.isObject()) {
            throw new JsonFormatException(path + ": expected an object");
        }
        var message = Json.newObject();
        for (var entry : value.properties()) {
            var at = path + Json.step(entry.getKey());
            var name = declared(entry.getKey(), at);
            if (message.has(name)) {
                throw new JsonFormatException(at + ": stands there in both spellings");
            }
            var field = fields.getOrDefault(name, ANYTHING);
            message.set(name, entry.getValue().isNull() ? entry.getValue() : field.read(entry.getValue(), at));
        }
        message.properties().removeIf(entry -> entry.getValue().isNull());
        return message;
    }

    private String declared(String name, String at) {
        var known = meantBy(name);
        if (known == null && !open) {
            throw new JsonFormatException(at + ": is no member of this message");
        }
        if (known != null && !name.equals(known) && !name.equals(printed(known))) {
            throw new JsonFormatException(at + ": must be spelled " + known + " or " + printed(known));
        }
        return known == null ? name : known;
    }

    private @Nullable String meantBy(String name) {
        if (fields.containsKey(name)) {
            return name;
        }
        var folded = folded(name);
        return fields.keySet().stream()
                .filter(known -> folded(known).equals(folded))
                .findFirst()
                .orElse(null);
    }

    private static String folded(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** In the way of protobuf's printers: the letter after a bar is a capital one, and the bar is gone. */
    private static String printed(String name) {
        var words = name.split("_");
        var printed = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            printed.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return printed.toString();
    }
}
