// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Text and octets, without the silent replacement by which two texts would become one. */
final class Utf8 {
    private Utf8() {}

    /**
     * Encodes.
     *
     * @throws IllegalArgumentException if the text holds half a surrogate pair
     */
    static byte[] bytes(String text) {
        try {
            var buffer = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("text with half a surrogate pair cannot be stored", half);
        }
    }

    /** Decodes; null if the octets are no UTF-8. */
    static @Nullable String text(byte[] octets) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}
