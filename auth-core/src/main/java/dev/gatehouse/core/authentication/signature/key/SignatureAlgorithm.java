// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import dev.gatehouse.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a signature is made. Thread-safe.
 *
 * @since 0.1
 */
public enum SignatureAlgorithm {
    /** HMAC with SHA-1; for old clients only. */
    HMAC_SHA1("HmacSHA1", KeyType.SHARED),
    /** HMAC with SHA-256. */
    HMAC_SHA256("HmacSHA256", KeyType.SHARED),
    /** HMAC with SHA-384. */
    HMAC_SHA384("HmacSHA384", KeyType.SHARED),
    /** HMAC with SHA-512. */
    HMAC_SHA512("HmacSHA512", KeyType.SHARED),
    /** RSASSA-PKCS1-v1_5 with SHA-256. */
    RSA_SHA256("SHA256withRSA", KeyType.RSA),
    /** RSASSA-PKCS1-v1_5 with SHA-512. */
    RSA_SHA512("SHA512withRSA", KeyType.RSA),
    /** RSASSA-PSS with SHA-512 and 64 octets of salt. */
    RSA_PSS_SHA512("RSASSA-PSS", KeyType.RSA),
    /** ECDSA on the curve P-256 with SHA-256; both numbers of the signature one after the other. */
    ECDSA_P256_SHA256("SHA256withECDSAinP1363Format", KeyType.P256),
    /** EdDSA on the curve 25519. */
    ED25519("Ed25519", KeyType.EDWARDS);

    private static final KeyMaterial NOBODYS = KeyMaterial.of(Secret.of("nobody signs by this"));
    private static final byte[] NO_SIGNATURE = {};
    private static final String PSS_ONLY = "RSASSA-PSS";
    private static final int LEAST_RSA_BITS = 1024;
    private static final int P256_BITS = 256;
    private static final int SALT = 64;
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, SALT, PSSParameterSpec.TRAILER_FIELD_BC);

    private enum KeyType {
        SHARED,
        RSA,
        P256,
        EDWARDS
    }

    private final String name;
    private final KeyType type;

    SignatureAlgorithm(String name, KeyType type) {
        this.name = name;
        this.type = type;
    }

    /** {@return whether both sides share one secret} */
    public boolean isSymmetric() {
        return type == KeyType.SHARED;
    }

    /**
     * Looks whether a key is one for this algorithm.
     *
     * @param key the key, of either half
     * @return whether it can make or verify such signatures
     */
    public boolean fits(KeyMaterial key) {
        if (key instanceof KeyMaterial.Verifying verifying) {
            return fits(verifying.half());
        }
        if (key instanceof KeyMaterial.Signing signing) {
            return fits(signing.half());
        }
        return type == KeyType.SHARED;
    }

    private boolean fits(Key half) {
        return switch (type) {
            case SHARED -> false;
            case RSA -> half instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS && isFor(half);
            // The Java platform has one curve of this size.
            case P256 ->
                half instanceof ECKey curve && curve.getParams().getOrder().bitLength() == P256_BITS;
            case EDWARDS -> isEd25519(half);
        };
    }

    /** There are keys that say that they are for PSS only. */
    private boolean isFor(Key half) {
        return this == RSA_PSS_SHA512 || !half.getAlgorithm().equals(PSS_ONLY);
    }

    private static boolean isEd25519(Key half) {
        return half instanceof EdECKey curve
                ? curve.getParams().getName().equals("Ed25519")
                : half.getAlgorithm().equals("Ed25519");
    }

    /**
     * Tells by which algorithm a signature of a key is made.
     *
     * @param algorithms those that it can be
     * @param key the key, of either half
     * @return the one that the key is for; null if it is for none of them, or for several
     */
    public static @Nullable SignatureAlgorithm onlyOne(Set<SignatureAlgorithm> algorithms, KeyMaterial key) {
        SignatureAlgorithm only = null;
        for (var algorithm : algorithms) {
            boolean fits = algorithm.fits(key);
            if (fits && only != null) {
                return null;
            }
            only = fits ? algorithm : only;
        }
        return only;
    }

    /**
     * Makes a signature.
     *
     * @param key shared or private
     * @param message what is signed
     * @return the signature
     * @throws IllegalArgumentException if the key is not one for this algorithm, or only verifies
     */
    public byte[] sign(KeyMaterial key, byte[] message) {
        try {
            if (type == KeyType.SHARED && key instanceof KeyMaterial.Shared shared) {
                return mac(shared, message);
            }
            if (key instanceof KeyMaterial.Signing signing && fits(key)) {
                var signature = signature();
                signature.initSign(signing.half());
                signature.update(message);
                return signature.sign();
            }
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("the key does not sign by " + this, unusable);
        }
        throw new IllegalArgumentException("the key does not sign by " + this + ": it is " + key);
    }

    /**
     * Verifies a signature, in constant time where the key is shared.
     *
     * @param key shared or public
     * @param message what should be signed
     * @param presented the signature
     * @return whether the key made it for the message; false, too, if the key is not one for this algorithm
     */
    public boolean verify(KeyMaterial key, byte[] message, byte[] presented) {
        try {
            if (type == KeyType.SHARED && key instanceof KeyMaterial.Shared shared) {
                return MessageDigest.isEqual(mac(shared, message), presented);
            }
            return key instanceof KeyMaterial.Verifying verifying && fits(key) && verify(verifying, message, presented);
        } catch (GeneralSecurityException malformed) {
            // A signature of the wrong length or form ends here.
            return false;
        }
    }

    /**
     * Does the work of verifying where there is no key, so that nobody can tell by the time whether there is one. Only for
     * shared secrets: the ids of pairs lead to public keys, whose holders are no secret.
     *
     * @param algorithms that the key could have been for
     * @param message what would have been signed
     */
    public static void verifyByNoKey(Set<SignatureAlgorithm> algorithms, byte[] message) {
        algorithms.stream()
                .filter(SignatureAlgorithm::isSymmetric)
                .forEach(algorithm -> algorithm.verify(NOBODYS, message, NO_SIGNATURE));
    }

    private boolean verify(KeyMaterial.Verifying key, byte[] message, byte[] presented)
            throws GeneralSecurityException {
        var signature = signature();
        signature.initVerify(key.half());
        signature.update(message);
        return signature.verify(presented);
    }

    private byte[] mac(KeyMaterial.Shared key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(key.secret().bytes(), name));
        return mac.doFinal(message);
    }

    private Signature signature() throws GeneralSecurityException {
        var signature = Signature.getInstance(name);
        var parameters = parameters();
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        return signature;
    }

    private @Nullable AlgorithmParameterSpec parameters() {
        return this == RSA_PSS_SHA512 ? PSS : null;
    }
}
