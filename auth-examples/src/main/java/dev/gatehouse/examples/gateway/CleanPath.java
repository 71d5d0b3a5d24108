// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Finds the one spelling of a path that has no empty and no dot segments, as the original gateway redirects to it. */
final class CleanPath {
    private static final String UNESCAPED = "$&+,/:;=@-_.~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private CleanPath() {}

    /** Where to send the client instead, or null if its path is clean; broken encodings are for others to refuse. */
    static @Nullable String redirect(String raw) {
        if (!suspicious(raw)) {
            return null;
        }
        var decoded = decode(raw);
        if (decoded == null) {
            return null;
        }
        var clean = clean(decoded);
        return clean.equals(decoded) ? null : encode(clean);
    }

    /** Whether anything in the path could be a second slash or a dot segment; false for nearly every request. */
    private static boolean suspicious(String raw) {
        return raw.indexOf('%') >= 0 || raw.contains("//") || raw.contains("/.");
    }

    /** One character for each octet, so that octets which are no UTF-8 survive; null for a broken encoding. */
    private static @Nullable String decode(String raw) {
        var octets = raw.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                out.write(octets[i]);
                continue;
            }
            if (i + 2 >= octets.length
                    || !HexFormat.isHexDigit(octets[i + 1])
                    || !HexFormat.isHexDigit(octets[i + 2])) {
                return null;
            }
            out.write(HexFormat.fromHexDigit(octets[i + 1]) << 4 | HexFormat.fromHexDigit(octets[i + 2]));
            i += 2;
        }
        return out.toString(ISO_8859_1);
    }

    /** A slash at the end stays, but not one that only a dot segment leaves behind. */
    private static String clean(String decoded) {
        var kept = new ArrayDeque<String>();
        for (var segment : decoded.split("/", -1)) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        var clean = "/" + String.join("/", kept);
        return decoded.endsWith("/") && !clean.equals("/") ? clean + "/" : clean;
    }

    private static String encode(String octets) {
        var out = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            if (isLetterOrDigit(octet) || UNESCAPED.indexOf(octet) >= 0) {
                out.append(octet);
            } else {
                out.append('%').append(HEX.toHexDigits((byte) octet));
            }
        }
        return out.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
