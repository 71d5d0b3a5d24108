// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** The form of an answer, as the type of the request's body asks for it. */
enum Envelope {
    JSON("application/json"),
    XML("application/xml"),
    TEXT_XML("text/xml"),
    SOAP("application/soap+xml");

    private static final int LAST_CONTROL = 0x1f;

    private final String contentType;

    Envelope(String contentType) {
        this.contentType = contentType;
    }

    /** The type must be written exactly as here; anything else, or none, gets JSON. */
    static Envelope of(HttpRequest request) {
        var asked = type(request.headers().first("Content-Type"));
        for (var envelope : values()) {
            if (envelope.contentType.equals(asked)) {
                return envelope;
            }
        }
        return JSON;
    }

    private static String type(@Nullable String line) {
        int parameters = line == null ? -1 : line.indexOf(';');
        return line == null ? "" : parameters < 0 ? line : line.substring(0, parameters);
    }

    String contentType() {
        return contentType;
    }

    String body(String message) {
        return this == JSON
                ? "{\n    \"error\": \"" + escape(message) + "\"\n}"
                : "<?xml version = \"1.0\" encoding = \"UTF-8\"?>\n<error>" + escape(message) + "</error>\n";
    }

    /** A message as it may stand in a body of this form. */
    String escape(String message) {
        var escaped = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            escaped.append(this == JSON ? inJson(c) : inXml(c));
        }
        return escaped.toString();
    }

    private static String inJson(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\u2028', '\u2029' -> String.format("\\u%04x", (int) c);
            default -> c <= LAST_CONTROL ? String.format("\\u%04x", (int) c) : String.valueOf(c);
        };
    }

    private static String inXml(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&#34;";
            case '\'' -> "&#39;";
            case '\n', '\r', '\t' -> String.valueOf(c);
            // XML has no way to write the other control characters.
            default -> c <= LAST_CONTROL ? "\ufffd" : String.valueOf(c);
        };
    }
}
