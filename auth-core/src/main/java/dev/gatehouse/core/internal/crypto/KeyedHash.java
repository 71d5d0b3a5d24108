// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC with SHA-256, RFC 2104, under a key that this process has made up and that nobody learns: names for secrets by
 * which they can be found again, but not guessed. Thread-safe.
 *
 * @since 0.1
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    // Making one costs more than using it. Whoever finds none here makes one, so nobody waits.
    private final AtomicReference<@Nullable Mac> spare = new AtomicReference<>();

    /**
     * A hash under a key of its own.
     *
     * @param random the source of the key
     */
    public KeyedHash(SecureRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Hashes a list of texts, so that other texts which read the same one after the other hash to something else.
     *
     * @param parts the texts
     * @return their hash
     */
    public Fingerprint of(byte[]... parts) {
        var kept = spare.getAndSet(null);
        var mac = kept == null ? fresh() : kept;
        for (var part : parts) {
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
            mac.update(part);
        }
        var hash = ByteBuffer.wrap(mac.doFinal());
        spare.set(mac);
        return new Fingerprint(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    }

    private Mac fresh() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            // Every Java platform is required to have it.
            throw new IllegalStateException("this Java platform lacks " + ALGORITHM, impossible);
        }
    }

    /**
     * A hash, to be compared with others of the same key.
     *
     * @param first quarter
     * @param second quarter
     * @param third quarter
     * @param fourth quarter
     */
    public record Fingerprint(long first, long second, long third, long fourth) {
        @Override
        public int hashCode() {
            return Long.hashCode(first);
        }
    }
}
