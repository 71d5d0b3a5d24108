// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.verification.vector.Vector;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys that vectors ask for by name, and what they sign. */
final class SigningKeys {
    private static final String ORGANIZATION = "default";
    private static final List<String> SIGNATURES =
            List.of("base64 RSA", "base64 RSA PKCS1v15 SHA256 of 'date: ...', not percent-encoded", "valid");
    private static final int RSA_BITS = 2048;
    private static final int CURVE_BITS = 256;

    private SigningKeys() {}

    /**
     * Fills what a vector says of keys.
     *
     * @return the text of keys that are to be stored, by the organization that they are stored for
     */
    static Map<String, String> fill(Vector vector, Placeholders placeholders) {
        var text = vector.content().toString();
        var stored = new HashMap<String, String>();
        if (text.contains("<EC pub key")) {
            fill("EC ", pair("EC", CURVE_BITS), placeholders);
        }
        if (text.contains("<pub key")) {
            var pair = pair("RSA", RSA_BITS);
            fill("", pair, placeholders);
            var signed = signed(pair, vector.at("request", "headers", "Date").asText());
            SIGNATURES.forEach(name -> placeholders.put(name, signed));
            stored.put("", pem(pair.getPublic()));
            stored.put(ORGANIZATION, pem(pair.getPublic()));
        }
        return stored;
    }

    private static void fill(String kind, KeyPair pair, Placeholders placeholders) {
        var fingerprint = CertificateId.fingerprint(pair.getPublic().getEncoded());
        placeholders.put(kind + "pub key PEM", pem(pair.getPublic()));
        placeholders.put(kind + "pub key id", fingerprint);
        placeholders.put(kind + "pub key id with org prefix", ORGANIZATION + fingerprint);
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
