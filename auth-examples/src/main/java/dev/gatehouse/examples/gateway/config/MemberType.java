// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What a member of the configuration file may hold, in JSON and as the text of an environment variable. */
// The functions have no state.
@SuppressWarnings("ImmutableEnumChecker")
enum MemberType {
    FLAG("true or false", JsonNode::isBoolean, MemberType::flag),
    INTEGER("a whole number", MemberType::isLong, text -> LongNode.valueOf(Long.parseLong(text.strip()))),
    NUMBER("a number", JsonNode::isNumber, text -> DecimalNode.valueOf(new BigDecimal(text.strip()))),
    TEXT("text", JsonNode::isTextual, TextNode::valueOf),
    TEXTS("a list of texts", node -> node.isArray() && allTexts(node), MemberType::list),
    MAP("an object of texts", node -> node.isObject() && allTexts(node), MemberType::map),
    STRUCTURE("an object or a list", JsonNode::isContainerNode, JsonText::read),
    ANY("anything", node -> true, MemberType::anything);

    private static final Set<String> YES = Set.of("1", "t", "true");
    private static final Set<String> NO = Set.of("0", "f", "false");

    private final String wording;
    private final Predicate<JsonNode> accepted;
    private final Function<String, JsonNode> reader;

    MemberType(String wording, Predicate<JsonNode> accepted, Function<String, JsonNode> reader) {
        this.wording = wording;
        this.accepted = accepted;
        this.reader = reader;
    }

    static MemberType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String wording() {
        return wording;
    }

    boolean accepts(JsonNode value) {
        return accepted.test(value);
    }

    /**
     * Reads the text of a variable.
     *
     * @throws IllegalArgumentException if it is of another type; the message holds nothing of the text
     */
    JsonNode parse(String text) {
        try {
            var value = reader.apply(text);
            if (accepts(value)) {
                return value;
            }
        } catch (IllegalArgumentException otherType) {
            throw new IllegalArgumentException("must be " + wording, otherType);
        }
        throw new IllegalArgumentException("must be " + wording);
    }

    private static JsonNode flag(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return BooleanNode.valueOf(YES.contains(word));
    }

    private static JsonNode list(String text) {
        var list = JsonText.object().arrayNode();
        for (var item : text.split(",", -1)) {
            if (!item.isBlank()) {
                list.add(item.strip());
            }
        }
        return list;
    }

    private static JsonNode map(String text) {
        var map = JsonText.object();
        for (var item : text.split(",", -1)) {
            int colon = item.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("an entry without a colon");
            }
            map.put(item.substring(0, colon).strip(), item.substring(colon + 1).strip());
        }
        return map;
    }

    /** A wildcard stands for members whose types nobody listed. */
    private static JsonNode anything(String text) {
        return NO.contains(text.strip().toLowerCase(Locale.ROOT)) ? BooleanNode.FALSE : TextNode.valueOf(text);
    }

    private static boolean isLong(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private static boolean allTexts(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false).allMatch(JsonNode::isTextual);
    }
}
