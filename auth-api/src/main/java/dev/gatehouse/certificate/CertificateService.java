// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

import dev.gatehouse.identity.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * What operators do to certificates. No method gives a private key away.
 *
 * <p>What was added can be used at once, what was deleted cannot be used any more at once. Blocks the caller.
 * Thread-safe. Every method throws {@link dev.gatehouse.store.StoreUnavailableException} if the store does not answer.
 *
 * @since 0.1
 */
public interface CertificateService {
    /**
     * Adds a certificate with those that lead to its authority, and its private key if that is there, or a public key.
     *
     * @param organization whose it is
     * @param pem RFC 7468, blocks in any order, but of the certificates first the one that matters; text between blocks
     *     does not count
     * @return its id, or why it is not added
     * @throws dev.gatehouse.store.StoreFullException if the store is bounded and has no room
     */
    Addition add(OrganizationId organization, String pem);

    /**
     * Tells of a certificate.
     *
     * @param id its name
     * @return what may be told, or empty if there is none, or it cannot be read
     */
    Optional<CertificateInfo> find(CertificateId id);

    /**
     * Lists certificates and public keys.
     *
     * @param organization whose
     * @return their ids, in the order of adding
     */
    List<CertificateId> list(OrganizationId organization);

    /**
     * Deletes a certificate with all that was stored with it.
     *
     * @param id its name
     * @return whether there was one
     */
    boolean delete(CertificateId id);

    /** What came out of adding. */
    sealed interface Addition {
        /**
         * It is stored.
         *
         * @param id by which it is found
         */
        record Added(CertificateId id) implements Addition {}

        /**
         * It cannot be stored.
         *
         * @param message why, in the words of the original gateway where it has some; holds nothing of what was sent
         */
        record Refused(String message) implements Addition {}
    }
}
