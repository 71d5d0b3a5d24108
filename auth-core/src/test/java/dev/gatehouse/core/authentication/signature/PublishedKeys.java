// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.key.KeyFinder;
import dev.gatehouse.core.authentication.signature.key.KeyMaterial;
import dev.gatehouse.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Keys that specifications print for tests. */
public final class PublishedKeys {
    private static final Map<String, String> KINDS = Map.of(
            "draft-rsa", "RSA",
            "test-key-rsa", "RSA",
            "test-key-rsa-pss", "RSASSA-PSS",
            "test-key-ecc-p256", "EC",
            "test-key-ed25519", "Ed25519");

    private static final Properties KEYS = load();

    private PublishedKeys() {}

    private static Properties load() {
        var keys = new Properties();
        try (var in = PublishedKeys.class.getResourceAsStream("published-keys.properties")) {
            keys.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return keys;
    }

    /** Public halves and shared secrets by name. */
    public static KeyFinder verifying() {
        return (keyId, algorithms) ->
                Optional.of(keyId.equals("test-shared-secret") ? shared() : KeyMaterial.of(publicHalf(keyId)));
    }

    public static KeyMaterial shared() {
        return KeyMaterial.of(Secret.of(octets("test-shared-secret")));
    }

    public static PublicKey publicHalf(String name) {
        try {
            // As any certificate says it: a key of RSA, for whichever scheme.
            var kind = KINDS.get(name).startsWith("RSA") ? "RSA" : KINDS.get(name);
            return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(octets(name + ".public")));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static PrivateKey privateHalf(String name) {
        try {
            return KeyFactory.getInstance(KINDS.get(name))
                    .generatePrivate(new PKCS8EncodedKeySpec(octets(name + ".private")));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] octets(String name) {
        return Base64.getDecoder().decode(KEYS.getProperty(name));
    }
}
