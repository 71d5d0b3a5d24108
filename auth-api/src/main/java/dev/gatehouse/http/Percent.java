// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Percent-encoding, RFC 3986 section 2.1: octets of UTF-8 text, decoded strictly. */
final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** The octets that a text stands for, or null if a percent sign is not followed by two hexadecimal digits. */
    static byte @Nullable [] decode(String text) {
        var octets = text.getBytes(UTF_8);
        var out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] != '%') {
                out.write(octets[i]);
                continue;
            }
            int octet = octetAt(octets, i);
            if (octet < 0) {
                return null;
            }
            out.write(octet);
            i += 2;
        }
        return out.toByteArray();
    }

    /** The octet encoded at a percent sign, or -1. */
    static int octetAt(byte[] text, int percent) {
        if (percent + 2 >= text.length) {
            return -1;
        }
        int high = hex(text[percent + 1]);
        int low = hex(text[percent + 2]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    static void append(StringBuilder out, byte octet) {
        out.append('%').append(HEX.charAt((octet & 0xff) >> 4)).append(HEX.charAt(octet & 15));
    }

    static boolean isUnreserved(int octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || "-_.~".indexOf(octet) >= 0;
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }
}
