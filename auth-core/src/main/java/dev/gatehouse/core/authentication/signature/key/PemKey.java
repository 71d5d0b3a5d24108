// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A public key, or a certificate that holds one, as PEM, RFC 7468. */
final class PemKey {
    private static final int LONGEST = 16_384;
    private static final List<String> KINDS = List.of("RSA", "RSASSA-PSS", "EC", "EdDSA");
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private PemKey() {}

    static Optional<PublicKey> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var pem = PEM.matcher(text);
        if (!pem.matches()) {
            return Optional.empty();
        }
        try {
            var encoded = Base64.getMimeDecoder().decode(pem.group(2));
            return pem.group(1).equals("CERTIFICATE") ? ofCertificate(encoded) : ofKey(encoded);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> ofCertificate(byte[] encoded) {
        try {
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded))
                    .getPublicKey());
        } catch (GeneralSecurityException noCertificate) {
            return Optional.empty();
        }
    }

    /** The encoding says of which kind it is, and each factory reads its own only. */
    private static Optional<PublicKey> ofKey(byte[] encoded) {
        return KINDS.stream().flatMap(kind -> ofKey(kind, encoded).stream()).findFirst();
    }

    private static Optional<PublicKey> ofKey(String kind, byte[] encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException anotherKind) {
            return Optional.empty();
        }
    }
}
