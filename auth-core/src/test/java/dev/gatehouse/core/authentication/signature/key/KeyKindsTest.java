// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Which keys can be read, and what they are for. */
final class KeyKindsTest {
    private static final byte[] TEXT = {1, 2, 3};

    /** Of {@code CN=admin, EMAILADDRESS=root@example.com, CN=client2}. */
    private static final String ADMINS = """
            -----BEGIN CERTIFICATE-----
            MIIDKzCCAhOgAwIBAgIIJv4egHDUjAEwDQYJKoZIhvcNAQELBQAwQzEQMA4GA1UE
            AxMHY2xpZW50MjEfMB0GCSqGSIb3DQEJARYQcm9vdEBleGFtcGxlLmNvbTEOMAwG
            A1UEAxMFYWRtaW4wIBcNMjYxMTI1MTcyNzUyWhgPMjEyNjExMDExNzI3NTJaMEMx
            EDAOBgNVBAMTB2NsaWVudDIxHzAdBgkqhkiG9w0BCQEWEHJvb3RAZXhhbXBsZS5j
            b20xDjAMBgNVBAMTBWFkbWluMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKC
            AQEApzlEXUU77nbgYadu2jlIvTMBG7rTF7o1wuqOvh0dzNUOS1Upqa7d+lUDyVP5
            BvGik7N1Hhte4GLeZgnyXJ/9FFDhnF6pea973dvZFgSSwea5w49gsMjtpjkaFePN
            skGgS7R9atzo6y5OpQOXuLcmuMhBwvW/yKQfFcbRKkdFyxeGJbe3qli7c85/z5SG
            kk3/qooHiQcmNlbjBv1WRCpMWObuDrlQuCroM0rGXRuuJJ0ao2yn8Ku5S10EsC/8
            iO2EN55CxOrd7YJCP1x9I4c+ANQ04nnjeLOnG2LJk/TjCwVkyow0vXYcDlKc0G8K
            cwhMB6DhW2rvxss+viOqJJNzKQIDAQABoyEwHzAdBgNVHQ4EFgQUkhWq9RZQOTu1
            +hnBaFHu8ubtIbEwDQYJKoZIhvcNAQELBQADggEBAGNQgVBInDdfCejMVLpjH+wl
            eKg0g6w7zOR/daPAXr0unftVCohQtNAX7bLFNNSch5ONM/7zC7il5K2aqFpPpleU
            butYhSwGxvoRGufPaiXSEg+LJnSII55G8pfgmvfQZi1ixi40/hVB2lR8BWP6h8EV
            uilGzMUPusjJQUH7ISgjJ4anWeenFQ4ZgTnPVShXLyDoqyZBkrxk2HPlkOzWC11n
            QNQ0a431RaDz06eBJCo6Bn+nXYtHiVAelb8yTxAERIsUzoomtyd6LPnoEVrQym+D
            mgPc3iw9QUNG4B9KCYb7Rw1+JJagbGP11wFxKJRx4rpUVy8Kjup8yDd7N1FtjrA=
            -----END CERTIFICATE-----
            """;

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2027-01-01T00:00:00Z"));

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(kind);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void keysForPssOnlyAreReadAndUsedForIt() throws GeneralSecurityException {
        var pair = pair("RSASSA-PSS", 2048);

        var key =
                KeyMaterial.of(VerificationKeys.inSession(CLOCK).find(pem(pair)).orElseThrow());

        var signature = SignatureAlgorithm.RSA_PSS_SHA512.sign(KeyMaterial.of(pair.getPrivate()), TEXT);
        assertThat(SignatureAlgorithm.RSA_PSS_SHA512.verify(key, TEXT, signature))
                .isTrue();
        assertThat(SignatureAlgorithm.RSA_SHA256.fits(key)).isFalse();
    }

    @Test
    void otherCurvesAreNotTakenForTheirNeighbor() throws GeneralSecurityException {
        assertThat(SignatureAlgorithm.ED25519.fits(
                        KeyMaterial.of(pair("Ed448", 0).getPublic())))
                .isFalse();
        assertThat(SignatureAlgorithm.ED25519.fits(
                        KeyMaterial.of(pair("Ed25519", 0).getPublic())))
                .isTrue();
        assertThat(SignatureAlgorithm.ECDSA_P256_SHA256.fits(
                        KeyMaterial.of(pair("EC", 384).getPublic())))
                .isFalse();
    }

    @Test
    void at34OfACertificateTheKeyCountsAndNoName() {
        var key = VerificationKeys.inSession(CLOCK).find(ADMINS).orElseThrow();

        assertThat(key.getAlgorithm()).isEqualTo("RSA");
        assertThat(VerificationKeys.inSession(CLOCK).find("CN=admin")).isEmpty();
        assertThat(KeyMaterial.of(key).toString()).doesNotContain("admin");
    }

    @Test
    void aCertificateVerifiesOnlyWhileItIsGood() {
        var late = InstantSource.fixed(Instant.parse("2127-01-01T00:00:00Z"));

        assertThat(VerificationKeys.inSession(late).find(ADMINS)).isEmpty();
    }

    @Test
    void aKeyIsReadOnce() throws GeneralSecurityException {
        var keys = VerificationKeys.inSession(CLOCK);
        var text = pem(pair("RSA", 2048));

        assertThat(keys.find(text).orElseThrow()).isSameAs(keys.find(text).orElseThrow());
    }

    @Test
    void at30NobodysKeyVerifiesNothing() {
        SignatureAlgorithm.verifyByNoKey(EnumSet.allOf(SignatureAlgorithm.class), TEXT);

        assertThat(SignatureAlgorithm.HMAC_SHA256.verify(
                        KeyMaterial.of(dev.gatehouse.secret.Secret.of("nobody signs by this")), TEXT, new byte[0]))
                .isFalse();
    }
}
