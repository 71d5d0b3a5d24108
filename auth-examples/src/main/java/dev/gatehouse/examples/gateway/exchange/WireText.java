// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Header values as octets and as text. The server hands every octet over as one character; people write UTF-8.
 *
 * @since 0.1
 */
public final class WireText {
    private WireText() {}

    /**
     * Reads a value of the wire.
     *
     * @param octets one character for each octet
     * @return the text, if the octets are UTF-8; else the same
     */
    public static String read(String octets) {
        if (isAscii(octets)) {
            return octets;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return octets;
        }
    }

    /**
     * Writes a value for the wire.
     *
     * @param text any text
     * @return one character for each octet of its UTF-8 form
     */
    public static String write(String text) {
        return isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
