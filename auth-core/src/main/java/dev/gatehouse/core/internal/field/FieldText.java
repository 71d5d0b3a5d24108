// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.field;

import dev.gatehouse.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values of header lines in texts that are signed.
 *
 * @since 0.1
 */
public final class FieldText {
    /** Fields that are no credential of any method. What a host calls its own keys nobody here can know. */
    private static final Set<String> SHOWN = Set.of("date", "x-aux-date", "digest", "host");

    private FieldText() {}

    /**
     * Leaves out what may stand around a value on the wire, RFC 9110 section 5.5. Other blanks are part of it.
     *
     * @param line the value as it came
     * @return the value without spaces and tabs around it
     */
    public static String trimmed(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * Joins all lines of a name.
     *
     * @param headers the lines
     * @param name in any case
     * @return their values, trimmed, with commas between them; empty if there is none
     */
    public static String joined(Headers headers, String name) {
        var first = headers.first(name);
        if (first == null) {
            return "";
        }
        return headers.isRepeated(name)
                ? headers.all(name).stream().map(FieldText::trimmed).collect(Collectors.joining(", "))
                : trimmed(first);
    }

    /**
     * Adds lines.
     *
     * @param headers those that are there
     * @param added names and values
     * @return both
     */
    public static Headers joined(Headers headers, List<String> added) {
        var lines = new ArrayList<String>();
        headers.forEach((name, value) -> lines.addAll(List.of(name, value)));
        lines.addAll(added);
        return Headers.of(lines);
    }

    /**
     * Looks whether a value would end its line in a text.
     *
     * @param value of a header line
     * @return whether it has a character that no header line can have, and that begins or ends something elsewhere
     */
    public static boolean breaksLine(String value) {
        return value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 || value.indexOf('\0') >= 0;
    }

    /**
     * Writes a value for an explanation.
     *
     * @param name of the field
     * @param value its value
     * @return the value, or only its length where it may be a credential
     */
    public static String shown(String name, String value) {
        var lower = name.toLowerCase(Locale.ROOT);
        boolean plain = SHOWN.contains(lower) || lower.startsWith("content-");
        return plain || value.isEmpty() ? value : "[" + value.length() + " characters]";
    }
}
