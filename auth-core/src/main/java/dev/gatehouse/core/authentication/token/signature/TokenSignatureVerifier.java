// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token.signature;

import dev.gatehouse.secret.Secret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Checks signatures of tokens. A signature says no time, so every second of the tolerance is tried.
 *
 * @param algorithm how clients sign
 * @param clockSkew how far their clocks may be off, either way: at most {@link #LONGEST_SKEW}, in whole seconds; a negative
 *     one accepts nothing
 * @since 0.1
 */
public record TokenSignatureVerifier(TokenSignatureAlgorithm algorithm, Duration clockSkew) {
    /** How far clocks may be off at the most: each second costs a hash. */
    public static final Duration LONGEST_SKEW = Duration.ofMinutes(5);

    public TokenSignatureVerifier {
        if (clockSkew.compareTo(LONGEST_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "the clock skew of token signatures must be at most " + LONGEST_SKEW + ", was " + clockSkew);
        }
    }

    /**
     * Checks a signature.
     *
     * @param signature as the client sent it: hexadecimal in any case, and nothing else
     * @param tokens what it may have been made of
     * @param secret what both sides know; an empty one makes no signature good
     * @param now the time
     * @return whether it was made of one of the tokens by somebody who knows the secret, just now
     */
    public boolean isGenuine(String signature, List<Secret> tokens, Secret secret, Instant now) {
        var octets = octets(signature);
        if (octets.length != algorithm.length() || secret.length() == 0) {
            return false;
        }
        boolean genuine = false;
        for (var token : tokens) {
            genuine |= isOf(token, octets, secret, now.getEpochSecond());
        }
        return genuine;
    }

    private byte[] octets(String signature) {
        try {
            return signature.length() == 2 * algorithm.length() ? HexFormat.of().parseHex(signature) : new byte[0];
        } catch (IllegalArgumentException noHexadecimal) {
            return new byte[0];
        }
    }

    private boolean isOf(Secret token, byte[] signature, Secret secret, long now) {
        var begun = algorithm.begin(token, secret);
        for (long second = now - clockSkew.toSeconds(); second <= now + clockSkew.toSeconds(); second++) {
            var right = TokenSignatureAlgorithm.finish(copy(begun), second);
            if (MessageDigest.isEqual(right, signature)) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest copy(MessageDigest begun) {
        try {
            return (MessageDigest) begun.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("hashes of this Java platform cannot be copied", impossible);
        }
    }
}
