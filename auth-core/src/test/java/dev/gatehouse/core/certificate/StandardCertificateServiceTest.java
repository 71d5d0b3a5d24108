// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateInfo.Kind;
import dev.gatehouse.certificate.CertificateInfo.Validity;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.certificate.CertificateService.Addition;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.CertificateStore;
import dev.gatehouse.testkit.MutableInstantSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardCertificateServiceTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final TestCertificate ONE = TestCertificate.named("CN=one");
    private static final TestCertificate TWO = TestCertificate.named("CN=two");
    private static final CertificateId ID = CertificateId.of(ACME, ONE.der);

    private final MutableInstantSource clock = new MutableInstantSource(Instant.parse("2026-06-01T00:00:00Z"));
    private final CertificateStore store = InMemoryStores.create().certificates();
    private final StandardCertificateService service = service("a secret");

    private StandardCertificateService service(String secret) {
        return new StandardCertificateService(store, Secret.of(secret), clock, new SecureRandom());
    }

    private String refusal(String pem) {
        return ((Addition.Refused) service.add(ACME, pem)).message();
    }

    @Nested
    class Adding {
        @Test
        void namesACertificateByItsOrganizationAndFingerprint() {
            assertThat(service.add(ACME, ONE.pem())).isEqualTo(new Addition.Added(ID));
            assertThat(service.list(ACME)).containsExactly(ID);
        }

        @Test
        void namesAPublicKeyByItsOwn() {
            var id = CertificateId.of(ACME, ONE.pair.getPublic().getEncoded());

            assertThat(service.add(ACME, ONE.publicKey())).isEqualTo(new Addition.Added(id));
        }

        @Test
        void namesABundleByItsFirstCertificate() {
            assertThat(service.add(ACME, "text " + ONE.key() + " more " + ONE.pem() + TWO.pem()))
                    .isEqualTo(new Addition.Added(ID));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----", "-----BEGIN X-----\nAAAA\n-----END X-----"})
        void refusesWhatHoldsNothing(String text) {
            assertThat(refusal(text)).isEqualTo("Failed to decode certificate. It should be PEM encoded.");
        }

        @Test
        void refusesAPrivateKeyAlone() {
            assertThat(refusal(ONE.key())).isEqualTo("Failed to decode certificate. It should be PEM encoded.");
        }

        @Test
        void refusesTwoPrivateKeys() {
            assertThat(refusal(ONE.pem() + ONE.key() + ONE.key())).isEqualTo("Found multiple private keys");
        }

        @Test
        void refusesAForeignKey() {
            assertThat(refusal(ONE.pem() + TWO.key())).isEqualTo("tls: private key does not match public key");
        }

        @Test
        void refusesPublicKeysBesideOthers() {
            assertThat(refusal(ONE.pem() + ONE.publicKey()))
                    .isEqualTo("Public keys can't be combined with certificates");
            assertThat(refusal(ONE.key() + ONE.publicKey()))
                    .isEqualTo("Public keys can't be combined with private keys");
        }

        @Test
        void refusesWhatIsThere() {
            service.add(ACME, ONE.pem());

            assertThat(refusal(ONE.pem() + ONE.key())).isEqualTo("Certificate with " + ID + " id already exists");
        }

        @Test
        void refusesWhatHasExpired() {
            clock.set(TestCertificate.TO.plusSeconds(1));

            assertThat(refusal(ONE.pem())).isEqualTo("certificate is expired");
        }

        @Test
        void acceptsWhatIsNotGoodYet() {
            clock.set(TestCertificate.FROM.minusSeconds(1));

            assertThat(service.add(ACME, ONE.pem())).isInstanceOf(Addition.Added.class);
        }

        @Test
        void refusesGarbageInTheRightArmor() {
            assertThat(refusal(TestCertificate.pem("CERTIFICATE", new byte[] {1})))
                    .isEqualTo("x509: malformed certificate");
            assertThat(refusal(TestCertificate.pem("PUBLIC KEY", new byte[] {1})))
                    .isEqualTo("x509: malformed or unknown public key");
            assertThat(refusal(ONE.pem() + TestCertificate.pem("PRIVATE KEY", new byte[] {1})))
                    .isEqualTo("tls: failed to parse private key");
            assertThat(refusal("-----BEGIN CERTIFICATE-----\n***\n-----END CERTIFICATE-----"))
                    .isEqualTo("the content of a block is not Base64");
        }

        @Test
        void refusesACertificateWithMoreBehindIt() {
            var more = java.util.Arrays.copyOf(ONE.der, ONE.der.length + 1);

            assertThat(refusal(TestCertificate.pem("CERTIFICATE", more))).isEqualTo("x509: malformed certificate");
        }

        @Test
        void refusesAKeyThatItsSenderEncrypted() {
            var encrypted = new PrivateKeyEncryption(Secret.of("a secret"), new SecureRandom())
                    .encrypt(ONE.pair.getPrivate().getEncoded())
                    .text();

            assertThat(refusal(ONE.pem() + encrypted)).isEqualTo("tls: failed to parse private key");
        }

        @Test
        void refusesAHugeText() {
            assertThat(refusal(" ".repeat(65_536) + ONE.pem())).isEqualTo("the text is longer than 65536 characters");
        }

        @Test
        void refusesVeryManyBlocks() {
            assertThat(refusal("-----BEGIN X-----".repeat(101))).isEqualTo("there are more than 100 blocks");
        }
    }

    @Nested
    class Verifying {
        @Test
        void isByTheCertificateWhileItIsGood() {
            service.add(ACME, ONE.pem());

            assertThat(service.verifyingKey(ID)).contains(ONE.pair.getPublic());
        }

        @Test
        void isNotByAnExpiredCertificate() {
            service.add(ACME, ONE.pem());

            clock.set(TestCertificate.TO.plusSeconds(1));

            assertThat(service.verifyingKey(ID)).isEmpty();
        }

        @Test
        void isNotByACertificateThatIsNotGoodYet() {
            service.add(ACME, ONE.pem());

            clock.set(TestCertificate.FROM.minusSeconds(1));

            assertThat(service.verifyingKey(ID)).isEmpty();
        }

        @Test
        void isNotByACertificateForSomethingElse() {
            var encrypts = TestCertificate.forUse(KeyUsage.keyEncipherment);
            var signs = TestCertificate.forUse(KeyUsage.digitalSignature);
            service.add(ACME, encrypts.pem());
            service.add(ACME, signs.pem());

            assertThat(service.verifyingKey(CertificateId.of(ACME, encrypts.der)))
                    .isEmpty();
            assertThat(service.verifyingKey(CertificateId.of(ACME, signs.der))).isPresent();
        }

        @Test
        void isByAPublicKeyAtAnyTime() {
            service.add(ACME, ONE.publicKey());

            clock.advance(Duration.ofDays(36_500));

            assertThat(service.verifyingKey(
                            CertificateId.of(ACME, ONE.pair.getPublic().getEncoded())))
                    .contains(ONE.pair.getPublic());
        }

        @Test
        void endsWithTheDeletion() {
            service.add(ACME, ONE.pem());
            service.verifyingKey(ID);

            assertThat(service.delete(ID)).isTrue();
            assertThat(service.verifyingKey(ID)).isEmpty();
        }

        @Test
        void endsWithTheDeletionByAnotherInstance() {
            service.add(ACME, ONE.pem());
            service.verifyingKey(ID);

            service("a secret").delete(ID);

            assertThat(service.verifyingKey(ID)).isEmpty();
        }

        @Test
        void isNotByTheCertificateOfAnotherOrganization() {
            service.add(ACME, ONE.pem());

            assertThat(service.verifyingKey(CertificateId.of(OrganizationId.none(), ONE.der)))
                    .isEmpty();
        }

        @Test
        void isNotByARecordUnderAForeignName() {
            store.putIfAbsent(ID, new CertificateRecord(TWO.pem()));

            assertThat(service.verifyingKey(ID)).isEmpty();
        }

        @Test
        void parsesARecordOnce() {
            service.add(ACME, ONE.pem());

            assertThat(service.verifyingKey(ID).orElseThrow())
                    .isSameAs(service.verifyingKey(ID).orElseThrow());
        }
    }

    @Nested
    class PrivateKeys {
        @Test
        void areFoundByTheirCertificate() {
            service.add(ACME, ONE.pem() + ONE.key());

            assertThat(service.signingKey(ID)).contains(ONE.pair.getPrivate());
        }

        @Test
        void areNotThereIfNobodyAddedThem() {
            service.add(ACME, ONE.pem());

            assertThat(service.signingKey(ID)).isEmpty();
        }

        @Test
        void at58AreEncryptedInTheStore() {
            service.add(ACME, ONE.pem() + ONE.key());

            var kept = store.find(ID).orElseThrow().pem();
            var clear = Base64.getEncoder().encodeToString(ONE.pair.getPrivate().getEncoded());
            assertThat(kept)
                    .contains("-----BEGIN ENCRYPTED PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,");
            assertThat(kept.replace("\n", "")).doesNotContain(clear.substring(0, 48), clear.substring(600, 648));
        }

        @Test
        void encryptedWithAnotherSecretCannotBeRead() {
            service.add(ACME, ONE.pem() + ONE.key());

            var other = service("another secret");
            assertThat(other.signingKey(ID)).isEmpty();
            assertThat(other.find(ID)).isEmpty();
        }

        @Test
        void at58AreNotInWhatIsTold() {
            service.add(ACME, ONE.pem() + ONE.key());

            var told = service.find(ID).orElseThrow();
            assertThat(told.kind()).isEqualTo(Kind.CERTIFICATE_WITH_KEY);
            assertThat(told.toString()).doesNotContain("PRIVATE", "modulus");
            assertThat(CertificateBundle.read(ONE.pem() + ONE.key(), CertificateBundle.PLAIN))
                    .hasToString("CertificateBundle[1 certificates, private key]");
        }
    }

    @Nested
    class Telling {
        @Test
        void namesIssuerSubjectAndTimes() {
            var certificate = TestCertificate.of("CN=orders,O=Acme,C=AT", "orders.example");
            var id = ((Addition.Added) service.add(ACME, certificate.pem())).id();

            var told = service.find(id).orElseThrow();

            assertThat(told.names().subject().commonName()).isEqualTo("orders");
            assertThat(told.names().issuer().all("2.5.4.10")).containsExactly("Acme");
            assertThat(told.names().dns()).containsExactly("orders.example");
            assertThat(told.validity()).isEqualTo(new Validity(TestCertificate.FROM, TestCertificate.TO));
            assertThat(told.kind()).isEqualTo(Kind.CERTIFICATE);
        }

        @Test
        void knowsAuthorities() {
            var authority = TestCertificate.authority("CN=ca");
            service.add(ACME, authority.pem() + authority.key());

            assertThat(service.find(CertificateId.of(ACME, authority.der))
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Kind.AUTHORITY_WITH_KEY);
        }

        @Test
        void givesPublicKeysTheOriginalsName() {
            var id = ((Addition.Added) service.add(ACME, ONE.publicKey())).id();

            var told = service.find(id).orElseThrow();

            assertThat(told.kind()).isEqualTo(Kind.PUBLIC_KEY);
            assertThat(told.names().subject().commonName()).isEqualTo("Public Key: " + id.fingerprint());
            assertThat(told.validity().notAfter()).isEqualTo(Instant.parse("0001-01-01T00:00:00Z"));
        }

        @Test
        void passesOverWhatCannotBeRead() {
            store.putIfAbsent(ID, new CertificateRecord("nothing"));

            assertThat(service.find(ID)).isEmpty();
            assertThat(service.list(ACME)).isEqualTo(List.of(ID));
        }
    }
}
