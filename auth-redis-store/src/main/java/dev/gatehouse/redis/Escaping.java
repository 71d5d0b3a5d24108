// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Any text as letters, digits and a few marks, reversibly: everything else is a percent sign and two hexadecimal digits. */
final class Escaping {
    private static final String MARKS = "-_.~+/=";
    private static final HexFormat HEX = HexFormat.of();

    private Escaping() {}

    static String escape(String text) {
        var escaped = new StringBuilder();
        for (byte octet : Utf8.bytes(text)) {
            if (isPlain(octet)) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(byte octet) {
        return (octet >= '0' && octet <= '9')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= 'a' && octet <= 'z')
                || MARKS.indexOf(octet) >= 0;
    }

    /** The text that is escaped so; null if no text is. */
    static @Nullable String unescape(String escaped) {
        var octets = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '%') {
                octets.write(c);
                continue;
            }
            if (i + 2 >= escaped.length()
                    || !HexFormat.isHexDigit(escaped.charAt(i + 1))
                    || !HexFormat.isHexDigit(escaped.charAt(i + 2))) {
                return null;
            }
            octets.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
            i += 2;
        }
        var text = Utf8.text(octets.toByteArray());
        // Other spellings of the same text are names of nothing.
        return text != null && escape(text).equals(escaped) ? text : null;
    }
}
