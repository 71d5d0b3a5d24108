// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.HexFormat;

/**
 * Tells paths in which some server finds a dot segment: after it has decoded, twice perhaps, cut parameters off and read
 * a backslash as a slash. Upstreams that do so would leave the place that was decided on.
 */
final class PathSpellings {
    private static final int MOST_DECODINGS = 3;

    private PathSpellings() {}

    /** Whether some reading of a path, which is clean as it stands, climbs. */
    static boolean mayClimb(String raw) {
        // False for nearly every request, after one look at each character.
        if (!suspicious(raw)) {
            return false;
        }
        var reading = raw;
        for (int i = 0; i < MOST_DECODINGS; i++) {
            if (hasDotSegment(reading)) {
                return true;
            }
            reading = decoded(reading);
        }
        return hasDotSegment(reading);
    }

    /** Takes what can be decoded, as the careless do. */
    private static String decoded(String reading) {
        var out = new StringBuilder(reading.length());
        for (int i = 0; i < reading.length(); i++) {
            if (isOctet(reading, i)) {
                out.append((char) HexFormat.fromHexDigits(reading, i + 1, i + 3));
                i += 2;
            } else {
                out.append(reading.charAt(i));
            }
        }
        return out.toString();
    }

    private static boolean isOctet(String reading, int at) {
        return reading.charAt(at) == '%'
                && at + 2 < reading.length()
                && HexFormat.isHexDigit(reading.charAt(at + 1))
                && HexFormat.isHexDigit(reading.charAt(at + 2));
    }

    private static boolean suspicious(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == ';' || c == '\\') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDotSegment(String reading) {
        int start = 0;
        for (int i = 0; i <= reading.length(); i++) {
            if (i == reading.length() || reading.charAt(i) == '/' || reading.charAt(i) == '\\') {
                if (isDots(reading, start, i)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** One or two dots, and then nothing or parameters. */
    private static boolean isDots(String reading, int start, int end) {
        int parameters = reading.indexOf(';', start);
        int length = (parameters >= 0 && parameters < end ? parameters : end) - start;
        return length > 0 && length <= 2 && reading.startsWith("..".substring(0, length), start);
    }
}
