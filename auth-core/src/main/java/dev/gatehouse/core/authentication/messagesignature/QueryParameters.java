// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query read as a form and its parts written anew, RFC 9421 section 2.2.8: only ampersands separate, a plus is a blank, a
 * percent sign without two digits stands for itself.
 */
final class QueryParameters {
    private static final String HEX = "0123456789ABCDEF";

    /** Empty for a name that comes twice. */
    private final Map<String, Optional<String>> values = new HashMap<>();

    QueryParameters(String query) {
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                add(pair);
            }
        }
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        var name = normal(equals < 0 ? pair : pair.substring(0, equals));
        var value = normal(equals < 0 ? "" : pair.substring(equals + 1));
        values.merge(name, Optional.of(value), (first, second) -> Optional.empty());
    }

    /** The value of the only parameter of a name, both percent-encoded; null if there is none, or more than one. */
    @Nullable
    String only(String name) {
        return values.getOrDefault(name, Optional.empty()).orElse(null);
    }

    private static String normal(String encoded) {
        var out = new StringBuilder(encoded.length());
        for (byte octet : new String(decoded(encoded), UTF_8).getBytes(UTF_8)) {
            if (isPlain(octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.charAt((octet & 0xff) >> 4)).append(HEX.charAt(octet & 15));
            }
        }
        return out.toString();
    }

    private static byte[] decoded(String encoded) {
        var text = encoded.replace('+', ' ').getBytes(UTF_8);
        var out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            int octet = text[i] == '%' ? escape(text, i) : -1;
            out.write(octet < 0 ? text[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return out.toByteArray();
    }

    private static int escape(byte[] text, int at) {
        int high = at + 2 < text.length ? Character.digit(text[at + 1], 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text[at + 2], 16);
        return low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isPlain(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "*-._".indexOf(c) >= 0;
    }
}
