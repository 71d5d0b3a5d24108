// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256, FIPS 180-4.
 *
 * @since 0.1
 */
public final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();

    private Sha256() {}

    /**
     * Digests bytes.
     *
     * @param bytes what to digest
     * @return the digest in lower-case hexadecimal
     */
    public static String hex(byte[] bytes) {
        return HEX.formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException("this Java platform lacks SHA-256", impossible);
        }
    }
}
