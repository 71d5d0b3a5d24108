// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.verification.vector.Mismatch;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Compares what a function returned with what a vector of kind unit expects. */
public final class ValueCheck {
    private static final String ERROR = "error";
    /** Remark on a value, no part of it. */
    private static final String NOTE = "note";

    private ValueCheck() {}

    /**
     * Compares.
     *
     * @param expected a value; null for none or an error; an object with {@code error}, {@code regex} or
     *     {@code base64_json_regex}; of other objects only the members named count
     * @param actual what was returned; an object with {@code error} for an error
     * @return what is not as expected
     */
    public static List<Mismatch> compare(JsonNode expected, JsonNode actual) {
        if (saysNothing(expected)) {
            return List.of(new Mismatch("expect", "something to compare", expected.toString()));
        }
        return fits(expected, actual)
                ? List.of()
                : List.of(new Mismatch("value", expected.toString(), actual.toString()));
    }

    private static boolean saysNothing(JsonNode expected) {
        boolean remarksOnly = expected.isObject() && expected.size() == (expected.has(NOTE) ? 1 : 0);
        return expected.isMissingNode() || remarksOnly;
    }

    private static boolean fits(JsonNode expected, JsonNode actual) {
        if (expected.isNull()) {
            return actual.isNull() || actual.has(ERROR);
        }
        // Any error will do where none is quoted.
        if (expected.path(ERROR).isBoolean()) {
            return actual.has(ERROR) == expected.path(ERROR).booleanValue();
        }
        if (expected.has("regex")) {
            return found(expected.get("regex"), actual.asText());
        }
        if (expected.has("base64_json_regex")) {
            return found(expected.get("base64_json_regex"), decoded(actual.asText()));
        }
        if (expected.isObject()) {
            return expected.properties().stream()
                    .filter(member -> !member.getKey().equals(NOTE))
                    .allMatch(member -> Json.same(member.getValue(), actual.path(member.getKey())));
        }
        return Json.same(expected, actual);
    }

    private static boolean found(JsonNode expression, String text) {
        return Pattern.compile(expression.asText()).matcher(text).find();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
