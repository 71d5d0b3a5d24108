// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.crypto;

import dev.gatehouse.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
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
    private final AtomicReference<@Nullable Hasher> spare = new AtomicReference<>();

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
     * Hashes a list of secrets, so that others which read the same one after the other hash to something else.
     *
     * @param parts the secrets
     * @return their hash
     */
    public Fingerprint of(Secret... parts) {
        var kept = spare.getAndSet(null);
        var hasher = kept == null ? new Hasher(key) : kept;
        var hash = hasher.of(parts);
        spare.set(hasher);
        return hash;
    }

    /** Not thread-safe. */
    private static final class Hasher {
        private final Mac mac;
        private final ByteBuffer octets = ByteBuffer.allocate(LENGTH);

        Hasher(SecretKeySpec key) {
            this.mac = fresh(key);
        }

        private static Mac fresh(SecretKeySpec key) {
            try {
                var mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                return mac;
            } catch (GeneralSecurityException impossible) {
                // Every Java platform is required to have it.
                throw new IllegalStateException("this Java platform lacks " + ALGORITHM, impossible);
            }
        }

        Fingerprint of(Secret... parts) {
            for (var part : parts) {
                octets.putInt(0, part.length());
                mac.update(octets.array(), 0, Integer.BYTES);
                part.addTo(mac);
            }
            finish();
            return new Fingerprint(octets.getLong(0), octets.getLong(8), octets.getLong(16), octets.getLong(24));
        }

        private void finish() {
            try {
                mac.doFinal(octets.array(), 0);
            } catch (ShortBufferException impossible) {
                throw new IllegalStateException("a hash by " + ALGORITHM + " is longer than 32 bytes", impossible);
            }
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
