// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The paths that backends of all kinds may read from one raw path: decoding not at all, once or twice, dropping path
 * parameters, taking a backslash for a slash, ending at an encoded question mark, accepting overlong octets. Shares nothing
 * with the code under test.
 */
final class UpstreamReadings {
    private UpstreamReadings() {}

    static Set<String> of(String raw) {
        var readings = new HashSet<String>();
        for (int habits = 0; habits < 16; habits++) {
            for (int decodings = 0; decodings <= 2; decodings++) {
                readings.add(read(raw, decodings, habits));
            }
        }
        return readings;
    }

    private static String read(String raw, int decodings, int habits) {
        boolean dropsParameters = (habits & 1) != 0;
        var path = (habits & 2) == 0 ? raw : raw.replaceAll("(?i)%c0%af", "/").replaceAll("(?i)%c0%ae", ".");
        path = dropsParameters ? path.replaceAll(";[^/]*", "") : path;
        for (int i = 0; i < decodings; i++) {
            path = decoded(path);
        }
        path = dropsParameters ? path.replaceAll(";[^/]*", "") : path;
        path = (habits & 4) == 0 ? path : path.replace('\\', '/');
        path = (habits & 8) == 0 ? path : path.split("[?#\\x00]", 2)[0];
        return resolved(path);
    }

    private static String decoded(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < octets.length; i++) {
            int high = i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = i + 2 < octets.length ? Character.digit(octets[i + 2], 16) : -1;
            boolean encoded = octets[i] == '%' && high >= 0 && low >= 0;
            out.write(encoded ? high * 16 + low : octets[i]);
            i += encoded ? 2 : 0;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Without empty and dot segments. */
    private static String resolved(String path) {
        var segments = new ArrayDeque<String>();
        for (var segment : path.split("/")) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return "/" + String.join("/", segments);
    }
}
