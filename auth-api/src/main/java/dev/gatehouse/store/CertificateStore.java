// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.identity.OrganizationId;
import java.util.List;
import java.util.Optional;

/**
 * Keeps certificates and public keys by id. Decides nothing, and reads nothing of a record: a private key in it is
 * encrypted before it comes here.
 *
 * <p>Every operation is atomic, and blocks the caller. What one call wrote, the next one of any thread reads. Thread-safe.
 * Every operation throws {@link StoreUnavailableException} if its outcome is unknown.
 *
 * @since 0.1
 */
public interface CertificateStore {
    /**
     * Finds a record. Called for each request that is verified by a stored key.
     *
     * @param id its name
     * @return the record, or empty
     */
    Optional<CertificateRecord> find(CertificateId id);

    /**
     * Writes a record unless there is one.
     *
     * @param id its name
     * @param record the record
     * @return whether it was written; of concurrent calls for one id exactly one writes
     * @throws StoreFullException if the store is bounded and has no room
     */
    boolean putIfAbsent(CertificateId id, CertificateRecord record);

    /**
     * Removes a record.
     *
     * @param id its name
     * @return whether there was one
     */
    boolean delete(CertificateId id);

    /**
     * Lists records.
     *
     * @param organization whose
     * @return their ids, in the order of writing
     */
    List<CertificateId> list(OrganizationId organization);

    /** {@return a store that holds nothing and has no room for anything} */
    static CertificateStore none() {
        return NoCertificates.INSTANCE;
    }
}
