// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.foreign;

import dev.gatehouse.core.authentication.messagesignature.MessageSignatureRules;
import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import java.util.Optional;

/** A key of this run, in our form and, as {@link Presented}, in that of the script. */
record SignatureKey(String algorithm, KeyMaterial signing, KeyMaterial verifying, Presented presented) {
    static final String ID = "key-of-this-run";
    private static final int SECRET_OCTETS = 32;
    private static final int RSA_BITS = 2048;

    /** PKCS #8 and X.509, or twice the secret, in Base64. */
    record Presented(String signing, String verifying) {
        static Presented of(byte[] signing, byte[] verifying) {
            var base64 = Base64.getEncoder();
            return new Presented(base64.encodeToString(signing), base64.encodeToString(verifying));
        }

        @Override
        public String toString() {
            return "Presented";
        }
    }

    /** The algorithm by its name in the registry of RFC 9421. */
    static SignatureKey fresh(String algorithm) {
        return switch (algorithm) {
            case "hmac-sha256" -> shared(algorithm);
            case "rsa-pss-sha512", "rsa-v1_5-sha256" ->
                pair(algorithm, "RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
            case "ecdsa-p256-sha256" -> pair(algorithm, "EC", new ECGenParameterSpec("secp256r1"));
            case "ed25519" -> pair(algorithm, "Ed25519", NamedParameterSpec.ED25519);
            default -> throw new IllegalArgumentException("not registered: " + algorithm);
        };
    }

    private static SignatureKey shared(String algorithm) {
        var octets = new byte[SECRET_OCTETS];
        new SecureRandom().nextBytes(octets);
        var material = KeyMaterial.of(Secret.of(octets));
        return new SignatureKey(algorithm, material, material, Presented.of(octets, octets));
    }

    private static SignatureKey pair(String algorithm, String kind, AlgorithmParameterSpec form) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(form);
            var pair = generator.generateKeyPair();
            var presented = Presented.of(
                    pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
            return new SignatureKey(
                    algorithm, KeyMaterial.of(pair.getPrivate()), KeyMaterial.of(pair.getPublic()), presented);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    SignatureAlgorithm ours() {
        return MessageSignatureRules.algorithm(algorithm).orElseThrow();
    }

    KeyFinder finder() {
        return (keyId, algorithms) -> keyId.equals(ID) ? Optional.of(verifying) : Optional.empty();
    }
}
