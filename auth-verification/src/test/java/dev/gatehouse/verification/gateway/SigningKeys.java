// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.verification.vector.Vector;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Keys that vectors ask for by name, and what they sign. */
final class SigningKeys {
    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 256;

    private SigningKeys() {}

    static void fill(Vector vector, Placeholders placeholders) {
        var text = vector.content().toString();
        if (text.contains("<EC pub key PEM>")) {
            placeholders.put("EC pub key PEM", pem(pair("EC", CURVE_BITS).getPublic()));
        }
        if (text.contains("<pub key PEM>")) {
            var pair = pair("RSA", RSA_BITS);
            placeholders.put("pub key PEM", pem(pair.getPublic()));
            placeholders.put(
                    "base64 RSA",
                    signed(pair, vector.at("request", "headers", "Date").asText()));
        }
    }

    private static String pem(PublicKey key) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair pair(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String signed(KeyPair pair, String date) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(("date: " + date).getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
