// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names and values, one after the other. An equals sign promises a value, a comma a name; without them they take turns.
 */
final class ParameterReader {
    private static final Set<String> NAMES = Set.of("keyid", "algorithm", "headers", "signature");

    private final WordReader words;
    private final Map<String, String> values = new HashMap<>();

    ParameterReader(String text) {
        this.words = new WordReader(text);
    }

    Optional<SignatureParameters> read() {
        return collect() ? Optional.of(parameters()) : Optional.empty();
    }

    private boolean collect() {
        var name = "";
        boolean valueNext = false;
        for (var word = words.next(); word != null; word = words.next()) {
            if (word.isMark("=") || word.isMark(",")) {
                valueNext = word.isMark("=");
            } else if (valueNext) {
                valueNext = false;
                if (!put(name, word)) {
                    return false;
                }
            } else {
                name = word.text();
                valueNext = true;
            }
        }
        return !words.isBroken();
    }

    private boolean put(String name, WordReader.Word value) {
        var lower = name.toLowerCase(Locale.ROOT);
        values.put(lower, value.text());
        return NAMES.contains(lower);
    }

    private SignatureParameters parameters() {
        return new SignatureParameters(
                value("keyid"), value("algorithm"), headers(values.get("headers")), value("signature"));
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Split at every single blank, so that two in a row make an empty name. */
    private static List<String> headers(@Nullable String value) {
        return value == null ? List.of(SigningString.DATE) : List.of(value.split(" ", -1));
    }
}
