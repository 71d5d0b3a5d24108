// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.store.CertificateStore;
import dev.gatehouse.store.StoreFullException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateIdTest {
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void isTheOrganizationAndTheFingerprint() {
        var id = CertificateId.of(new OrganizationId("default"), new byte[0]);

        assertThat(id.value()).isEqualTo("default" + OF_NOTHING);
        assertThat(id.organization()).isEqualTo(new OrganizationId("default"));
        assertThat(id.fingerprint()).isEqualTo(OF_NOTHING);
    }

    @Test
    void isTheFingerprintAloneWithoutOrganization() {
        var id = CertificateId.parse(OF_NOTHING).orElseThrow();

        assertThat(id.organization().isNone()).isTrue();
        assertThat(id).hasToString(OF_NOTHING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deadbeef", "default", "/etc/key.pem"})
    void otherTextsAreNone(String text) {
        assertThat(CertificateId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new CertificateId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void capitalsAreNoFingerprint() {
        assertThat(CertificateId.parse(OF_NOTHING.replace('e', 'E'))).isEmpty();
    }

    @Test
    void aVeryLongTextIsNone() {
        assertThat(CertificateId.parse("x".repeat(257) + OF_NOTHING)).isEmpty();
    }

    @Test
    void at58ARecordDoesNotPrintItself() {
        assertThat(new CertificateRecord("-----BEGIN")).hasToString("CertificateRecord[10 characters]");
    }

    @Test
    void aRecordIsBounded() {
        var tooLong = "x".repeat(CertificateRecord.LONGEST + 1);

        assertThatThrownBy(() -> new CertificateRecord(tooLong)).hasMessageContaining("had 131073");
        assertThatThrownBy(() -> new CertificateRecord("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDatabaseWithoutCertificatesKeepsNone() {
        var none = CertificateStore.none();
        var id = CertificateId.of(OrganizationId.none(), new byte[0]);

        assertThat(none.find(id)).isEmpty();
        assertThat(none.list(OrganizationId.none())).isEmpty();
        assertThat(none.delete(id)).isFalse();
        assertThatThrownBy(() -> none.putIfAbsent(id, new CertificateRecord("x")))
                .isInstanceOf(StoreFullException.class);
    }
}
