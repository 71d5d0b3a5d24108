// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import dev.gatehouse.core.certificate.CertificateTexts;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds the public key that a session names for its signatures. Called for each request that such a session signs.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface VerificationKeys {
    /**
     * Finds a key.
     *
     * @param name of a certificate or public key as the session holds it, or the key itself as PEM
     * @return the key, or empty if there is none; of whatever kind
     * @throws dev.gatehouse.store.StoreUnavailableException if a store does not answer
     */
    Optional<PublicKey> find(String name);

    /**
     * Reads keys that stand in the session itself, as PEM: public keys, and certificates as long as they are good. It keeps
     * the last ones that it read.
     *
     * @param clock tells now
     * @return the finder
     */
    static VerificationKeys inSession(InstantSource clock) {
        return new CertificateTexts(clock)::verifyingKey;
    }

    /**
     * Asks another finder if this one finds nothing.
     *
     * @param other the other one
     * @return both, one after the other
     */
    default VerificationKeys or(VerificationKeys other) {
        return name -> find(name).or(() -> other.find(name));
    }
}
