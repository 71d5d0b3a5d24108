// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and edits {@code Cookie} lines, RFC 6265 section 4.2. Names match exactly and with case. */
final class Cookies {
    private Cookies() {}

    static @Nullable String first(Headers headers, String name) {
        for (var line : headers.all("Cookie")) {
            for (var piece : line.split(";", -1)) {
                if (nameOf(piece).equals(name)) {
                    return valueOf(piece);
                }
            }
        }
        return null;
    }

    static boolean isContradictory(Headers headers, String name) {
        return headers.all("Cookie").stream()
                        .flatMap(line -> Arrays.stream(line.split(";", -1)))
                        .filter(piece -> nameOf(piece).equals(name))
                        .map(Cookies::valueOf)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** The other pieces keep their blanks; nothing may be left, and the line is then empty. */
    static String without(String line, Set<String> names) {
        return Arrays.stream(line.split(";", -1))
                .filter(piece -> !names.contains(nameOf(piece)))
                .collect(Collectors.joining(";"));
    }

    private static String nameOf(String piece) {
        int equals = piece.indexOf('=');
        return equals < 0 ? "" : piece.substring(0, equals).strip();
    }

    private static String valueOf(String piece) {
        return unquoted(piece.substring(piece.indexOf('=') + 1).strip());
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
