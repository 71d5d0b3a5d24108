// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trees and plain values, each turned into the other without a detour: Jackson's own conversion writes every value into
 * a buffer of tokens first, which is most of the cost of making a record. What is rare is left to it.
 */
record PlainValues(ObjectMapper mapper) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    JsonNode tree(@Nullable Object value) {
        if (value == null) {
            return NullNode.getInstance();
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof List<?> list) {
            return array(list);
        }
        return value instanceof Number number ? number(number) : scalar(value);
    }

    private ObjectNode object(Map<?, ?> map) {
        var object = NODES.objectNode();
        map.forEach((name, member) -> object.set(String.valueOf(name), tree(member)));
        return object;
    }

    private ArrayNode array(List<?> list) {
        var array = NODES.arrayNode(list.size());
        list.forEach(element -> array.add(tree(element)));
        return array;
    }

    private JsonNode scalar(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        return value instanceof Boolean flag ? BooleanNode.valueOf(flag) : mapper.valueToTree(value);
    }

    private JsonNode number(Number value) {
        if (value instanceof Integer number) {
            return IntNode.valueOf(number);
        }
        if (value instanceof Long number) {
            return LongNode.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return BigIntegerNode.valueOf(number);
        }
        return value instanceof BigDecimal number ? DecimalNode.valueOf(number) : mapper.valueToTree(value);
    }

    @Nullable
    Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case NUMBER -> isKept(node) ? node.numberValue() : mapper.convertValue(node, Object.class);
            default -> mapper.convertValue(node, Object.class);
        };
    }

    /** Whether the number is of the class in which plain values hold it. */
    private static boolean isKept(JsonNode number) {
        return number.isInt() || number.isLong() || number.isBigInteger() || number.isBigDecimal();
    }

    private Map<String, @Nullable Object> map(JsonNode object) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        object.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
        return map;
    }

    private List<@Nullable Object> list(JsonNode array) {
        var list = new ArrayList<@Nullable Object>(array.size());
        array.forEach(element -> list.add(plain(element)));
        return list;
    }
}
