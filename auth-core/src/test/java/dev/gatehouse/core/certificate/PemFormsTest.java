// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PEM as tools write it. */
final class PemFormsTest {
    private static final TestCertificate ONE = TestCertificate.named("CN=one");
    private static final CertificateTexts TEXTS = new CertificateTexts(InstantSource.system());
    /** Made by {@code openssl ecparam} and {@code openssl ec -aes-256-cbc}. */
    private static final String SEC1 = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEINcSuHk+5vVPPvzeA6oIigMW8n75S5y2yIRHKTKjzunVoAoGCCqGSM49
            AwEHoUQDQgAEfQsjGi04rbIz11XV4CFE92BLxh+fzUHqI6nKbmRAh2MLKpPe4iqp
            /0CUSicRgHJng+8WMxwHwK58lZOZksGtOA==
            -----END EC PRIVATE KEY-----
            """;

    private static final String ENCRYPTED = """
            -----BEGIN EC PRIVATE KEY-----
            Proc-Type: 4,ENCRYPTED
            DEK-Info: AES-256-CBC,8A0652EB0F1BDF7BDA92D229065C7719

            20Hh+nXE6e0sBke2PIYWKhlxnszzpDrmhqU4rtkQzULL9CyBhDy+C20DtFJz/Cj4
            4Koc95GFgevey9DneJLmNxzavoj3Y0MI579Wt4iKTrSh+qOFHWQkjruWhAPNMJ6o
            1wokp/M+RbzhRRDZMnmkw4JBzS5+3c97T27vmacaTdk=
            -----END EC PRIVATE KEY-----
            """;

    private static PrivateKeyEncryption encryption(String secret) {
        return new PrivateKeyEncryption(Secret.of(secret), new SecureRandom());
    }

    private static PemBlock only(String text) {
        return PemText.blocks(text).get(0);
    }

    @Test
    void whatOpensslEncryptedIsDecrypted() {
        assertThat(encryption("the-secret-of-the-test").decrypt(only(ENCRYPTED)))
                .contains(only(SEC1).content());
    }

    @Test
    void whatWeEncryptIsDecrypted() {
        var encrypted = encryption("x").encrypt(new byte[] {1, 2, 3}).text();

        assertThat(encryption("x").decrypt(only(encrypted))).contains(new byte[] {1, 2, 3});
        assertThat(only(encrypted).isEncrypted()).isTrue();
    }

    @Test
    void eachEncryptionIsAnother() {
        var one = encryption("x");

        assertThat(one.encrypt(new byte[3]).text())
                .isNotEqualTo(one.encrypt(new byte[3]).text());
    }

    @ParameterizedTest
    @CsvSource({"AES-128-CBC", "DES-EDE3-CBC"})
    void otherCiphersAreNotRead(String cipher) {
        var other = ENCRYPTED.replace("AES-256-CBC", cipher);

        assertThat(encryption("the-secret-of-the-test").decrypt(only(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8A0652EB", "zz0652EB0F1BDF7BDA92D229065C7719"})
    void brokenVectorsAreNotRead(String iv) {
        var other = ENCRYPTED.replace("8A0652EB0F1BDF7BDA92D229065C7719", iv);

        assertThat(encryption("the-secret-of-the-test").decrypt(only(other))).isEmpty();
    }

    @Test
    void keysOfCurvesAreReadInTheirOwnForm() {
        assertThat(EncodedKeys.privateKey(only(SEC1).content()).orElseThrow().getAlgorithm())
                .isEqualTo("EC");
    }

    @Test
    void rsaKeysAreReadInTheirOwnForm() throws Exception {
        var pkcs1 = PrivateKeyInfo.getInstance(ONE.pair.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();

        assertThat(EncodedKeys.privateKey(pkcs1)).contains(ONE.pair.getPrivate());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "Ed25519, 255", "RSASSA-PSS, 2048"})
    void keysOfEachKindAreRead(String kind, int bits) throws GeneralSecurityException {
        var pair = pair(kind, bits);

        assertThat(EncodedKeys.privateKey(pair.getPrivate().getEncoded())).isPresent();
        assertThat(EncodedKeys.publicKey(pair.getPublic().getEncoded())).contains(pair.getPublic());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "Ed25519, 255"})
    void halvesBelongTogetherOrNot(String kind, int bits) throws GeneralSecurityException {
        var pair = pair(kind, bits);
        var other = pair(kind, bits);

        assertThat(KeyPairCheck.fits(pair.getPrivate(), pair.getPublic())).isTrue();
        assertThat(KeyPairCheck.fits(other.getPrivate(), pair.getPublic())).isFalse();
    }

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    @Test
    void lineEndsMayBeOfEitherKindOrBlanks() {
        var plain = ONE.publicKey();

        assertThat(TEXTS.verifyingKey(plain.replace("\n", "\r\n"))).contains(ONE.pair.getPublic());
        assertThat(TEXTS.verifyingKey(plain.replace("\n", " "))).contains(ONE.pair.getPublic());
        assertThat(TEXTS.verifyingKey("  text before\n" + plain + "and behind")).contains(ONE.pair.getPublic());
    }

    @Test
    void halfATextIsNone() {
        var plain = ONE.pem();

        assertThat(TEXTS.verifyingKey(plain.substring(0, plain.length() / 2))).isEmpty();
    }

    @Test
    void aTextInTheSessionIsAsGoodAsItsCertificate() {
        var late = new CertificateTexts(InstantSource.fixed(TestCertificate.TO.plusSeconds(1)));
        var inTime = new CertificateTexts(InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")));

        assertThat(inTime.verifyingKey(ONE.pem())).contains(ONE.pair.getPublic());
        assertThat(late.verifyingKey(ONE.pem())).isEmpty();
    }

    @Test
    void privateKeysStandBesideTheirCertificate() {
        assertThat(TEXTS.signingKey(ONE.key() + ONE.pem())).contains(ONE.pair.getPrivate());
        assertThat(TEXTS.signingKey(ONE.key())).isEmpty();
    }

    @Test
    void aBlockWithVeryManyFieldsIsNone() {
        var fields = "a: b\n".repeat(10_000);

        assertThat(TEXTS.verifyingKey("-----BEGIN PUBLIC KEY-----\n" + fields + "\nAAAA\n-----END PUBLIC KEY-----"))
                .isEmpty();
    }

    @Test
    void at58BlocksDoNotPrintTheirContent() {
        assertThat(only(SEC1)).hasToString("PemBlock[EC PRIVATE KEY]");
    }
}
