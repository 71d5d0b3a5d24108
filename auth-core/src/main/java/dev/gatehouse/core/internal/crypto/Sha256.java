// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import dev.gatehouse.secret.Secret;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256, FIPS 180-4. Thread-safe; leaves little to collect where few threads share it.
 *
 * @since 0.1
 */
public final class Sha256 {
    private static final HexFormat HEX = HexFormat.of();
    private static final int LENGTH = 32;

    // Making one costs more than using it. Whoever finds none here makes one, so nobody waits.
    private final AtomicReference<@Nullable Digester> spare = new AtomicReference<>();

    /** A digest; all are alike. */
    public Sha256() {}

    /**
     * Digests bytes.
     *
     * @param bytes what to digest
     * @return the digest in lower-case hexadecimal
     */
    public String hex(byte[] bytes) {
        var digester = taken();
        digester.digest.update(bytes);
        return hex(digester);
    }

    /**
     * Digests a secret.
     *
     * @param secret what to digest
     * @return the digest in lower-case hexadecimal
     */
    public String hex(Secret secret) {
        var digester = taken();
        secret.addTo(digester.digest);
        return hex(digester);
    }

    private Digester taken() {
        var kept = spare.getAndSet(null);
        return kept == null ? new Digester() : kept;
    }

    private String hex(Digester digester) {
        var hex = digester.hex();
        spare.set(digester);
        return hex;
    }

    /** Not thread-safe. */
    private static final class Digester {
        private final MessageDigest digest = fresh();
        private final byte[] hash = new byte[LENGTH];

        String hex() {
            try {
                digest.digest(hash, 0, LENGTH);
            } catch (DigestException impossible) {
                throw new IllegalStateException("a SHA-256 digest is longer than 32 bytes", impossible);
            }
            return HEX.formatHex(hash);
        }

        private static MessageDigest fresh() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                // Every Java platform is required to have it.
                throw new IllegalStateException("this Java platform lacks SHA-256", impossible);
            }
        }
    }
}
