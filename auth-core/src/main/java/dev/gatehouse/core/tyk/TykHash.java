// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.core.internal.crypto.Sha256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The hash functions under which the original stores keys.
 *
 * @since 0.1
 */
public enum TykHash {
    /** The original's own: ignores the last one to three bytes of a text. For data that exists already. */
    MURMUR32("murmur32"),
    /** The first half of MurmurHash3 x64-128. */
    MURMUR64("murmur64"),
    /** MurmurHash3 x64-128. */
    MURMUR128("murmur128"),
    /** SHA-256. */
    SHA256("sha256");

    private static final HexFormat HEX = HexFormat.of();

    private final String word;

    TykHash(String word) {
        this.word = word;
    }

    /** {@return the name in configurations and key ids} */
    public String word() {
        return word;
    }

    /**
     * Finds a function.
     *
     * @param word its name in configurations and key ids
     * @return the function, or empty if there is none of that name
     */
    public static Optional<TykHash> named(String word) {
        return Arrays.stream(values()).filter(hash -> hash.word.equals(word)).findFirst();
    }

    static TykHash of(String word, TykHash otherwise) {
        return named(word).orElse(otherwise);
    }

    /**
     * Hashes a text.
     *
     * @param text hashed as UTF-8
     * @return the hash in lower-case hexadecimal
     */
    public String of(String text) {
        var bytes = text.getBytes(UTF_8);
        return switch (this) {
            case MURMUR32 -> HEX.toHexDigits(Murmur3.truncated32(bytes));
            case MURMUR64 -> HEX.toHexDigits(Murmur3.x64(bytes)[0]);
            case MURMUR128 -> HEX.toHexDigits(Murmur3.x64(bytes)[0]) + HEX.toHexDigits(Murmur3.x64(bytes)[1]);
            case SHA256 -> Sha256.hex(bytes);
        };
    }
}
