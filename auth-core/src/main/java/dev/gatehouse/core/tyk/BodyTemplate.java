// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.ArrayList;
import java.util.List;

/** A body in which two words stand for status and message: literal text, word, literal text, and so on. */
final class BodyTemplate {
    private static final String MESSAGE = ".Message";
    private static final String STATUS = ".StatusCode";

    private final List<Part> parts;

    private BodyTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private record Part(String text, boolean word) {}

    /**
     * Reads a body. Only one that holds a word at all is a template; any other is taken as it is.
     *
     * @throws IllegalArgumentException if it holds anything else in double braces
     */
    static BodyTemplate of(String body) {
        return body.contains("{{.") ? new BodyTemplate(split(body)) : new BodyTemplate(List.of(new Part(body, false)));
    }

    private static List<Part> split(String body) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int open = body.indexOf("{{"); open >= 0; open = body.indexOf("{{", from)) {
            int close = body.indexOf("}}", open);
            var word = close < 0 ? "" : body.substring(open + 2, close).strip();
            if (!word.equals(MESSAGE) && !word.equals(STATUS)) {
                throw new IllegalArgumentException("may hold only {{.Message}} and {{.StatusCode}} in double braces");
            }
            parts.add(new Part(body.substring(from, open), false));
            parts.add(new Part(word, true));
            from = close + 2;
        }
        parts.add(new Part(body.substring(from), false));
        return parts;
    }

    /**
     * Fills the template in.
     *
     * @param message as it may stand in the body, escaped
     */
    String fill(int status, String message) {
        var filled = new StringBuilder();
        for (var part : parts) {
            var word = part.text.equals(STATUS) ? Integer.toString(status) : message;
            filled.append(part.word ? word : part.text);
        }
        return filled.toString();
    }
}
