// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes a listen path off the front of a path as sent, whatever of it the client has percent-encoded. */
final class ListenPath {
    private static final int ENCODED_OCTET = 3;

    private ListenPath() {}

    /** The rest as sent, with a slash in front. */
    static String strip(String listen, String raw) {
        if (raw.startsWith(listen)) {
            return rooted(raw.substring(listen.length()));
        }
        int octets = listen.getBytes(UTF_8).length;
        int at = 0;
        while (octets > 0 && at < raw.length()) {
            boolean encoded = raw.charAt(at) == '%';
            octets -= encoded ? 1 : octetsOf(raw.codePointAt(at));
            at += encoded ? ENCODED_OCTET : Character.charCount(raw.codePointAt(at));
        }
        return rooted(raw.substring(Math.min(at, raw.length())));
    }

    private static int octetsOf(int codePoint) {
        return Character.toString(codePoint).getBytes(UTF_8).length;
    }

    private static String rooted(String rest) {
        return rest.startsWith("/") ? rest : "/" + rest;
    }
}
