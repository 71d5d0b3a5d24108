// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;

/** Tells whether two halves belong together, by signing something. */
final class KeyPairCheck {
    private static final byte[] SOMETHING = "do these two belong together?".getBytes(US_ASCII);

    private KeyPairCheck() {}

    static boolean fits(PrivateKey half, PublicKey other) {
        try {
            var signature = Signature.getInstance(algorithm(other));
            signature.initSign(half);
            signature.update(SOMETHING);
            var signed = signature.sign();
            signature.initVerify(other);
            signature.update(SOMETHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }

    private static String algorithm(PublicKey key) {
        if (key instanceof RSAKey) {
            return "SHA256withRSA";
        }
        return key instanceof ECKey ? "SHA256withECDSA" : "EdDSA";
    }
}
