// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Keys in DER. Private ones in each of the forms that tools write – PKCS #8, PKCS #1 and SEC 1 –, told apart by what they
 * are, as labels of PEM do not always say; the Java platform reads the first one only.
 */
final class EncodedKeys {
    private static final List<String> KINDS = List.of("RSA", "RSASSA-PSS", "EC", "EdDSA");

    private EncodedKeys() {}

    static Optional<PublicKey> publicKey(byte[] der) {
        return KINDS.stream().flatMap(kind -> publicKey(kind, der)).findFirst();
    }

    /** The encoding says of which kind it is, and each factory reads its own only. */
    private static Stream<PublicKey> publicKey(String kind, byte[] der) {
        try {
            return Stream.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException anotherKind) {
            return Stream.empty();
        }
    }

    static Optional<PrivateKey> privateKey(byte[] der) {
        return pkcs8(der)
                .map(PKCS8EncodedKeySpec::new)
                .flatMap(encoded -> KINDS.stream()
                        .flatMap(kind -> privateKey(kind, encoded))
                        .findFirst());
    }

    private static Stream<PrivateKey> privateKey(String kind, KeySpec encoded) {
        try {
            return Stream.of(KeyFactory.getInstance(kind).generatePrivate(encoded));
        } catch (GeneralSecurityException anotherKind) {
            return Stream.empty();
        }
    }

    private static Optional<byte[]> pkcs8(byte[] der) {
        try {
            var parts = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
            return parts.size() < 2 ? Optional.empty() : pkcs8(parts, der);
        } catch (IOException | RuntimeException malformed) {
            // The library tells malformed encodings by many exceptions.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> pkcs8(ASN1Sequence parts, byte[] der) throws IOException {
        var second = parts.getObjectAt(1);
        if (second instanceof ASN1Integer) {
            var rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            return Optional.of(new PrivateKeyInfo(rsa, RSAPrivateKey.getInstance(parts)).getEncoded());
        }
        if (second instanceof ASN1OctetString) {
            var key = ECPrivateKey.getInstance(parts);
            var curve = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject());
            return Optional.of(new PrivateKeyInfo(curve, key).getEncoded());
        }
        return Optional.of(der);
    }
}
