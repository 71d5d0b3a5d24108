// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.upstream;

import java.security.PrivateKey;
import java.util.Optional;

/**
 * Finds private keys to sign with. Called for each request that is signed by one.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PrivateKeys {
    /**
     * Finds a key.
     *
     * @param certificate id of the certificate that it belongs to
     * @return the key, or empty if there is none; of whatever kind
     */
    Optional<PrivateKey> find(String certificate);
}
