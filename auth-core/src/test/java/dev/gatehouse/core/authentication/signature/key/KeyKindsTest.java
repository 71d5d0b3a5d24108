// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Which keys can be read, and what they are for. */
final class KeyKindsTest {
    private static final byte[] TEXT = {1, 2, 3};

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

        var key = KeyMaterial.of(VerificationKeys.inSession().find(pem(pair)).orElseThrow());

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
    void aKeyIsReadOnce() throws GeneralSecurityException {
        var keys = VerificationKeys.inSession();
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
