// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.store.CertificateStore;
import dev.gatehouse.store.StoreFullException;
import dev.gatehouse.testkit.store.CertificateStoreContract;
import org.junit.jupiter.api.Test;

final class InMemoryCertificateStoreTest extends CertificateStoreContract {
    private static final CertificateRecord RECORD = new CertificateRecord("a record");

    @Override
    protected CertificateStore store() {
        return InMemoryStores.create().certificates();
    }

    private static CertificateId id(int number) {
        return CertificateId.of(OrganizationId.none(), new byte[] {(byte) number});
    }

    @Test
    void aFullStoreRefusesUntilSomethingIsDeleted() {
        var small = InMemoryStores.builder().maxCertificates(1).build().certificates();
        small.putIfAbsent(id(1), RECORD);

        assertThatThrownBy(() -> small.putIfAbsent(id(2), RECORD)).isInstanceOf(StoreFullException.class);
        assertThat(small.putIfAbsent(id(1), RECORD)).isFalse();
        small.delete(id(1));
        assertThat(small.putIfAbsent(id(2), RECORD)).isTrue();
        assertThat(small).hasToString("InMemoryCertificateStore[1 of at most 1 records]");
    }

    @Test
    void theBoundIsChecked() {
        assertThatThrownBy(() -> InMemoryStores.builder().maxCertificates(0)).hasMessageContaining("was 0");
    }
}
