// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import dev.gatehouse.secret.Secret;
import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * What makes or verifies a signature. Printing shows its kind only.
 *
 * @since 0.1
 */
public sealed interface KeyMaterial {
    /**
     * A secret that both sides know: makes and verifies.
     *
     * @param secret at least one byte
     * @return the key
     */
    static KeyMaterial of(Secret secret) {
        return new Shared(secret);
    }

    /**
     * The public half of a pair: verifies.
     *
     * @param half the public half
     * @return the key
     */
    static KeyMaterial of(PublicKey half) {
        return new Verifying(half);
    }

    /**
     * The private half of a pair: signs.
     *
     * @param half the private half
     * @return the key
     */
    static KeyMaterial of(PrivateKey half) {
        return new Signing(half);
    }

    /**
     * A secret that both sides know.
     *
     * @param secret at least one byte
     */
    record Shared(Secret secret) implements KeyMaterial {
        public Shared {
            if (secret.length() == 0) {
                throw new IllegalArgumentException("an empty secret signs nothing");
            }
        }
    }

    /**
     * The public half of a pair.
     *
     * @param half the public half
     */
    record Verifying(PublicKey half) implements KeyMaterial {
        @Override
        public String toString() {
            return "Verifying[" + half.getAlgorithm() + "]";
        }
    }

    /**
     * The private half of a pair.
     *
     * @param half the private half
     */
    record Signing(PrivateKey half) implements KeyMaterial {
        @Override
        public String toString() {
            return "Signing[" + half.getAlgorithm() + "]";
        }
    }
}
