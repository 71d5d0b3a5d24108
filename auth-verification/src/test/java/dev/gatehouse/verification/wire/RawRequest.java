// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to be sent exactly so.
 *
 * @param method the method
 * @param target path and query as they stand in the first line
 * @param lines header lines, names and values as written; Host among them
 * @param body the body; empty for none
 */
public record RawRequest(String method, String target, List<Message.Line> lines, String body) {
    public RawRequest {
        lines = List.copyOf(lines);
    }

    /**
     * Adds a header line at the end.
     *
     * @param name its name
     * @param value its value
     * @return the request with it
     */
    public RawRequest with(String name, String value) {
        var more = new ArrayList<>(lines);
        more.add(new Message.Line(name, value));
        return new RawRequest(method, target, more, body);
    }

    /** {@return names, in lower case, of which there are several lines} */
    public Set<String> repeatedNames() {
        var seen = new HashSet<String>();
        return lines.stream()
                .map(line -> line.name().toLowerCase(Locale.ROOT))
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }

    byte[] bytes() {
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        lines.forEach(line ->
                text.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        if (needsLength()) {
            text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        return text.append("\r\n").append(body).toString().getBytes(UTF_8);
    }

    private boolean needsLength() {
        boolean framed = lines.stream()
                .anyMatch(line -> line.name().equalsIgnoreCase("Content-Length")
                        || line.name().equalsIgnoreCase("Transfer-Encoding"));
        return !framed && (!body.isEmpty() || method.matches("POST|PUT|PATCH"));
    }
}
