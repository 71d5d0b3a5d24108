// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import java.util.Optional;
import java.util.Set;

/**
 * Finds the key behind the id that a signature names. Called at most once for a request, before anything about the
 * signature is known to be true.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface KeyFinder {
    /**
     * Finds a key.
     *
     * @param keyId as the client sent it
     * @param algorithms those that may be used; a key for another one is of no use
     * @return the key, or empty if there is none of that id, or it may not be used
     * @throws dev.gatehouse.store.StoreUnavailableException if a store does not answer
     */
    Optional<KeyMaterial> find(String keyId, Set<SignatureAlgorithm> algorithms);
}
