// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The encoding of names and values in a query, both ways. */
final class FormText {
    private FormText() {}

    /** Returns null for a broken percent-encoding. */
    static @Nullable String decode(String text) {
        var spaced = text.replace('+', ' ');
        if (text.indexOf('%') < 0) {
            return spaced;
        }
        var octets = Percent.decode(spaced);
        return octets == null ? null : new String(octets, UTF_8);
    }

    static void append(StringBuilder out, String text) {
        for (byte octet : text.getBytes(UTF_8)) {
            if (octet == ' ') {
                out.append('+');
            } else if (Percent.isUnreserved(octet)) {
                out.append((char) octet);
            } else {
                Percent.append(out, octet);
            }
        }
    }
}
