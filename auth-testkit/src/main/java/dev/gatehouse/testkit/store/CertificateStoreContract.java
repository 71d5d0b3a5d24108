// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.store.CertificateStore;
import dev.gatehouse.testkit.Callers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CertificateStore} must do, as tests. Extend it as {@link SessionStoreContract}.
 *
 * @since 0.1
 */
public abstract class CertificateStoreContract {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final CertificateId FIRST = CertificateId.of(ACME, new byte[] {1});
    private static final CertificateId SECOND = CertificateId.of(ACME, new byte[] {2});
    private static final CertificateId NOBODYS = CertificateId.of(OrganizationId.none(), new byte[] {1});
    private static final CertificateRecord RECORD = new CertificateRecord("one record");
    private static final CertificateRecord OTHER = new CertificateRecord("another record");
    private static final int CALLERS = 8;

    private CertificateStore store;

    /** For subclasses. */
    protected CertificateStoreContract() {}

    /**
     * Makes a store.
     *
     * @return an empty store, with room for at least 100 records
     */
    protected abstract CertificateStore store();

    @BeforeEach
    void makeStore() {
        store = store();
    }

    @Test
    void whatWasWrittenIsFound() {
        store.putIfAbsent(FIRST, RECORD);

        assertThat(store.find(FIRST)).contains(RECORD);
    }

    @Test
    void whatWasNotWrittenIsNotFound() {
        assertThat(store.find(FIRST)).isEmpty();
    }

    @Test
    void theSecondRecordOfAnIdIsNotWritten() {
        assertThat(store.putIfAbsent(FIRST, RECORD)).isTrue();
        assertThat(store.putIfAbsent(FIRST, OTHER)).isFalse();
        assertThat(store.find(FIRST)).contains(RECORD);
    }

    @Test
    void whatWasDeletedIsGoneAndMayBeWrittenAgain() {
        store.putIfAbsent(FIRST, RECORD);

        assertThat(store.delete(FIRST)).isTrue();
        assertThat(store.find(FIRST)).isEmpty();
        assertThat(store.list(ACME)).isEmpty();
        assertThat(store.putIfAbsent(FIRST, OTHER)).isTrue();
    }

    @Test
    void whatIsNotThereIsNotDeleted() {
        assertThat(store.delete(FIRST)).isFalse();
    }

    @Test
    void recordsAreListedInTheOrderOfWriting() {
        store.putIfAbsent(SECOND, RECORD);
        store.putIfAbsent(FIRST, RECORD);

        assertThat(store.list(ACME)).containsExactly(SECOND, FIRST);
    }

    @Test
    void organizationsDoNotSeeEachOther() {
        store.putIfAbsent(FIRST, RECORD);
        store.putIfAbsent(NOBODYS, OTHER);

        assertThat(store.list(ACME)).containsExactly(FIRST);
        assertThat(store.list(OrganizationId.none())).containsExactly(NOBODYS);
        assertThat(store.list(new OrganizationId("acm"))).isEmpty();
        assertThat(store.find(NOBODYS)).contains(OTHER);
    }

    /**
     * Of concurrent calls exactly one writes.
     *
     * @throws InterruptedException if the test is stopped
     */
    @Test
    void ofManyWritersOneWrites() throws InterruptedException {
        var written = Callers.<Boolean>inParallel(CALLERS, caller -> () -> store.putIfAbsent(FIRST, RECORD));

        assertThat(written).containsOnlyOnce(true);
        assertThat(store.list(ACME)).containsExactly(FIRST);
    }
}
