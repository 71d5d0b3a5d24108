// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token.signature;

import dev.gatehouse.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How tokens are signed, as Mashery has it: a hash of token, secret and time. Neither is a message authentication code; for
 * clients that exist.
 *
 * @since 0.1
 */
public enum TokenSignatureAlgorithm {
    /** SHA-256. */
    MASHERY_SHA256("MasherySHA256", "SHA-256", 32),
    /** MD5. */
    MASHERY_MD5("MasheryMD5", "MD5", 16);

    private final String word;
    private final String digest;
    private final int length;

    TokenSignatureAlgorithm(String word, String digest, int length) {
        this.word = word;
        this.digest = digest;
        this.length = length;
    }

    /**
     * Finds an algorithm.
     *
     * @param word its name in definitions, in exactly these letters
     * @return the algorithm; empty if there is none of that name
     */
    public static Optional<TokenSignatureAlgorithm> named(String word) {
        return Stream.of(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    /** {@return its name in definitions} */
    public String word() {
        return word;
    }

    /** {@return how many bytes a signature has} */
    public int length() {
        return length;
    }

    /**
     * Signs a token.
     *
     * @param token the text that is signed
     * @param secret what both sides know
     * @param time of the signature; only whole seconds count
     * @return the signature
     */
    public byte[] sign(Secret token, Secret secret, Instant time) {
        return finish(begin(token, secret), time.getEpochSecond());
    }

    /** What all signatures of a token by a secret have in common. */
    MessageDigest begin(Secret token, Secret secret) {
        var hash = fresh();
        hash.update(token.bytes());
        hash.update(secret.bytes());
        return hash;
    }

    static byte[] finish(MessageDigest begun, long second) {
        return begun.digest(Long.toString(second).getBytes(StandardCharsets.US_ASCII));
    }

    private MessageDigest fresh() {
        try {
            return MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException("this Java platform lacks " + digest, impossible);
        }
    }
}
