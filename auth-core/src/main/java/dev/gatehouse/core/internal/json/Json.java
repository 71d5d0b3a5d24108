// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strict JSON, RFC 8259: one value, no duplicate members, bounded depth and size. Fractions keep their digits.
 *
 * @since 0.1
 */
public final class Json {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 64;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // A message with an excerpt could hold a secret.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final PlainValues PLAIN = new PlainValues(MAPPER);

    private Json() {}

    /**
     * Reads an object.
     *
     * @param text the text
     * @return the object
     * @throws JsonFormatException if the text is not one JSON object within the limits; the message gives line and column
     */
    public static ObjectNode object(String text) {
        if (parse(text) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonFormatException("$: expected an object");
    }

    /**
     * Reads any value.
     *
     * @param text the text
     * @return the value
     * @throws JsonFormatException if the text is not one JSON value within the limits
     */
    public static JsonNode parse(String text) {
        if (text.length() > LONGEST) {
            throw new JsonFormatException("longer than " + LONGEST + " characters");
        }
        try {
            var node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new JsonFormatException("empty text is no JSON");
            }
            return node;
        } catch (StreamConstraintsException excess) {
            throw new JsonFormatException(
                    "more than " + DEEPEST + " levels deep, or a number of more than " + LONGEST_NUMBER + " digits");
        } catch (JsonProcessingException broken) {
            throw new JsonFormatException("not JSON at " + place(broken.getLocation()));
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /**
     * Extends the path of a value by one of its members, for messages.
     *
     * @param name of the member
     * @return a dot and the name; a name of other than letters, digits and dashes in brackets, escaped, long ones cut
     */
    public static String step(String name) {
        if (PLAIN_NAME.matcher(name).matches()) {
            return "." + name;
        }
        var shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
        return "[" + write(tree(shown)) + "]";
    }

    /**
     * Compares values. Numbers are the same if they are equal, however they are written and kept.
     *
     * @param one a value
     * @param other another
     * @return whether both say the same
     */
    public static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Json::compare, other);
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }

    /**
     * Writes a value.
     *
     * @param node the value
     * @return its compact text
     */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON tree could not be written", impossible);
        }
    }

    /** {@return an empty object} */
    public static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    /**
     * Turns a tree into plain values.
     *
     * @param node the tree
     * @return text, a number, a boolean, a list or a map of these; null for JSON's null
     */
    public static @Nullable Object plain(JsonNode node) {
        return PLAIN.plain(node);
    }

    /**
     * Turns plain values into a tree.
     *
     * @param value text, a number, a boolean, a list or a map of these, or null
     * @return the tree
     */
    public static JsonNode tree(@Nullable Object value) {
        return PLAIN.tree(value);
    }
}
