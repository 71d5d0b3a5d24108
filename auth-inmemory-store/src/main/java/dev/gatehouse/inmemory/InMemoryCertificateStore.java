// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.store.CertificateStore;
import dev.gatehouse.store.StoreFullException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Certificates in a hash map. Reading takes no lock; lists look through everything. */
final class InMemoryCertificateStore implements CertificateStore {
    private final ConcurrentHashMap<CertificateId, Kept> kept = new ConcurrentHashMap<>();
    private final int bound;
    private long written;

    InMemoryCertificateStore(int bound) {
        this.bound = bound;
    }

    private record Kept(CertificateRecord record, long number) {}

    @Override
    public Optional<CertificateRecord> find(CertificateId id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::record);
    }

    @Override
    public synchronized boolean putIfAbsent(CertificateId id, CertificateRecord record) {
        if (kept.containsKey(id)) {
            return false;
        }
        if (kept.size() >= bound) {
            throw new StoreFullException(bound);
        }
        kept.put(id, new Kept(record, written++));
        return true;
    }

    @Override
    public synchronized boolean delete(CertificateId id) {
        return kept.remove(id) != null;
    }

    @Override
    public List<CertificateId> list(OrganizationId organization) {
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().organization().equals(organization))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().number()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return "InMemoryCertificateStore[" + kept.size() + " of at most " + bound + " records]";
    }
}
