// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Something that may be used once: a nonce, the id of a token, a signature. Its parts are hashed, so it is of the same
 * size whatever a client sends, and what is stored gives nothing away.
 *
 * @param purpose what kind of thing it is, so that equal values of different kinds do not meet: 1 to 32 lower-case
 *     letters, digits and dashes
 * @param fingerprint SHA-256 of its parts in lower-case hexadecimal
 * @since 0.1
 */
public record SingleUse(String purpose, String fingerprint) {
    private static final int LONGEST_PURPOSE = 32;
    private static final int SHA256 = 64;

    public SingleUse {
        if (purpose.isEmpty() || purpose.length() > LONGEST_PURPOSE || !isAll(purpose, SingleUse::isOfPurpose)) {
            throw new IllegalArgumentException("a purpose is 1 to 32 lower-case letters, digits and dashes");
        }
        if (fingerprint.length() != SHA256 || !isAll(fingerprint, SingleUse::isHexadecimal)) {
            throw new IllegalArgumentException("a fingerprint is SHA-256 in lower-case hexadecimal");
        }
    }

    /** Every signed request makes one of these, so there is no regular expression here. */
    private static boolean isAll(String text, IntPredicate wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (!wanted.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfPurpose(int c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-';
    }

    private static boolean isHexadecimal(int c) {
        return (c >= 'a' && c <= 'f') || isDigit(c);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Names a thing by its parts.
     *
     * @param purpose what kind of thing it is
     * @param parts what makes it the same thing, for instance issuer and token id; their borders count
     * @return the thing
     * @throws IllegalArgumentException if there is no part
     */
    public static SingleUse of(String purpose, String... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a thing that may be used once has at least one part");
        }
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            // The length first: else "ab" and "c" would be the same as "a" and "bc".
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return new SingleUse(purpose, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
