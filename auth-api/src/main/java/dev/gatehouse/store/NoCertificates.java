// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.identity.OrganizationId;
import java.util.List;
import java.util.Optional;

/** For databases that keep no certificates. */
enum NoCertificates implements CertificateStore {
    INSTANCE;

    @Override
    public Optional<CertificateRecord> find(CertificateId id) {
        return Optional.empty();
    }

    @Override
    public boolean putIfAbsent(CertificateId id, CertificateRecord record) {
        throw new StoreFullException(0);
    }

    @Override
    public boolean delete(CertificateId id) {
        return false;
    }

    @Override
    public List<CertificateId> list(OrganizationId organization) {
        return List.of();
    }
}
