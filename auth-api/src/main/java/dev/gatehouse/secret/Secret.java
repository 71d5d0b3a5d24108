// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Secret bytes: a key, a password, a token. Printing shows the length only; comparison takes the same time wherever the
 * first difference is. Immutable.
 *
 * @since 0.1
 */
public final class Secret {
    private static final char LAST_OF_ASCII = 0x7f;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Wraps bytes.
     *
     * @param bytes the secret; copied
     * @return the secret
     */
    public static Secret of(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /**
     * Wraps a part of an array.
     *
     * @param bytes hold the secret, which is copied
     * @param from where it begins
     * @param to where it has ended
     * @return the secret
     * @throws IndexOutOfBoundsException if there is no such part
     */
    public static Secret of(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        return new Secret(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Wraps text.
     *
     * @param text the secret; kept as UTF-8
     * @return the secret
     */
    public static Secret of(String text) {
        return new Secret(text.getBytes(UTF_8));
    }

    /**
     * Wraps the end of a text, without another copy of it.
     *
     * @param text ends with the secret, which is kept as UTF-8
     * @param from where the secret begins
     * @return the secret
     * @throws IndexOutOfBoundsException if the text is shorter
     */
    public static Secret of(String text, int from) {
        var bytes = new byte[text.length() - Objects.checkIndex(from, text.length() + 1)];
        for (int i = 0; i < bytes.length; i++) {
            char character = text.charAt(from + i);
            if (character > LAST_OF_ASCII) {
                return of(text.substring(from));
            }
            bytes[i] = (byte) character;
        }
        return new Secret(bytes);
    }

    /** {@return how many bytes there are} */
    public int length() {
        return bytes.length;
    }

    /**
     * Compares in constant time for secrets of equal length.
     *
     * @param other the other secret
     * @return whether both hold the same bytes
     */
    public boolean matches(Secret other) {
        return MessageDigest.isEqual(bytes, other.bytes);
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Digests this secret without a copy of it.
     *
     * @param digest goes on with these bytes
     */
    public void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    /**
     * Authenticates this secret without a copy of it.
     *
     * @param mac goes on with these bytes
     */
    public void addTo(Mac mac) {
        mac.update(bytes);
    }

    /** {@return the bytes read as UTF-8; for code that must put the secret into a protocol or a digest} */
    public String reveal() {
        return new String(bytes, UTF_8);
    }

    /** {@inheritDoc} In constant time for secrets of equal length. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && matches(that);
    }

    // All secrets of one length collide on purpose: a hash of the content would leak it.
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "Secret[" + bytes.length + " bytes]";
    }
}
