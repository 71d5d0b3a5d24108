// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Keeps what may stand in a request line as it is, and percent-encodes the rest. */
final class RequestLine {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RequestLine() {}

    static String encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!mayStand(text.charAt(i))) {
                return encodeAll(text);
            }
        }
        return text;
    }

    private static String encodeAll(String text) {
        var out = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            if (octet > 0 && mayStand((char) octet)) {
                out.append((char) octet);
            } else {
                out.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return out.toString();
    }

    private static boolean mayStand(char c) {
        return c > ' ' && c < 0x7f && c != '#';
    }
}
