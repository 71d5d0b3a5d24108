// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * The encoding of names and values in a query, both ways. What was decoded is octets, one in each character, because they
 * need not be UTF-8.
 */
final class FormText {
    private FormText() {}

    /** The octets that a name or value stands for; null for a broken percent-encoding. */
    static @Nullable String decode(String encoded) {
        var octets = Percent.decode(encoded.replace('+', ' '));
        return octets == null ? null : new String(octets, ISO_8859_1);
    }

    static String text(String octets) {
        return new String(octets.getBytes(ISO_8859_1), UTF_8);
    }

    static void append(StringBuilder out, String octets) {
        for (byte octet : octets.getBytes(ISO_8859_1)) {
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
