// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request or an answer as it was on the wire.
 *
 * @param start first line
 * @param lines header lines in order
 * @param content the body, chunks put together
 */
public record Message(String start, List<Line> lines, byte[] content) {
    public Message {
        lines = List.copyOf(lines);
    }

    /**
     * A header line.
     *
     * @param name as written
     * @param value without the blanks around it
     */
    public record Line(String name, String value) {}

    /** {@return the status of an answer} */
    public int status() {
        return Integer.parseInt(start.split(" ", 3)[1]);
    }

    /** {@return the method of a request} */
    public String method() {
        return start.split(" ", 2)[0];
    }

    /** {@return the target of a request, as sent} */
    public String target() {
        return start.substring(start.indexOf(' ') + 1, start.lastIndexOf(' '));
    }

    /** {@return the target up to a question mark} */
    public String path() {
        return target().split("\\?", 2)[0];
    }

    /** {@return the target after a question mark} */
    public String query() {
        var parts = target().split("\\?", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    /** {@return the body as text} */
    public String body() {
        return new String(content, UTF_8);
    }

    /**
     * Finds a header.
     *
     * @param name of the header; case does not matter
     * @return its first value
     */
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /**
     * Finds all lines of a header.
     *
     * @param name of the header; case does not matter
     * @return their values in order
     */
    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }

    /** {@return the first value of each header by its name in lower case} */
    public Map<String, String> firstValues() {
        var values = new LinkedHashMap<String, String>();
        lines.forEach(line -> values.putIfAbsent(line.name().toLowerCase(Locale.ROOT), line.value()));
        return values;
    }
}
