// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import dev.gatehouse.certificate.CertificateId;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * What stands together in one PEM text: certificates, first the one that matters, and at most one private key that belongs
 * to it; or one public key. Printing shows how many there are.
 */
record CertificateBundle(
        List<X509Certificate> certificates,
        Optional<PublicKey> publicKey,
        Optional<PrivateKey> privateKey,
        String fingerprint) {
    private static final String NOTHING = "Failed to decode certificate. It should be PEM encoded.";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CONTENT_COMMITMENT = 1;

    CertificateBundle {
        certificates = List.copyOf(certificates);
    }

    /** Turns the block of a private key into its encoding. */
    @FunctionalInterface
    interface KeyReader {
        Optional<byte[]> read(PemBlock block);
    }

    /** What nobody encrypted. */
    static final KeyReader PLAIN = block -> block.isEncrypted() ? Optional.empty() : Optional.of(block.content());

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it cannot be used; the message says why, in the original gateway's words where it
     *     has some, and holds nothing of the text
     */
    static CertificateBundle read(String text, KeyReader keys) {
        var blocks = PemText.blocks(text);
        var certificates = blocks.stream()
                .filter(block -> block.is("CERTIFICATE"))
                .map(block -> certificate(block.content()))
                .toList();
        // Of several the last one counts, as in the original gateway.
        var publicKey = blocks.stream()
                .filter(block -> block.is("PUBLIC KEY"))
                .reduce((first, second) -> second)
                .map(block -> publicKey(block.content()));
        var privateKeys = blocks.stream().filter(PemBlock::isPrivateKey).toList();
        require(privateKeys.size() <= 1, "Found multiple private keys");
        if (publicKey.isPresent()) {
            require(certificates.isEmpty(), "Public keys can't be combined with certificates");
            require(privateKeys.isEmpty(), "Public keys can't be combined with private keys");
            return of(publicKey.get());
        }
        require(!certificates.isEmpty(), NOTHING);
        return of(certificates, privateKeys.stream().findFirst().map(block -> privateKey(block, keys)));
    }

    private static CertificateBundle of(PublicKey key) {
        var fingerprint = CertificateId.fingerprint(key.getEncoded());
        return new CertificateBundle(List.of(), Optional.of(key), Optional.empty(), fingerprint);
    }

    private static CertificateBundle of(List<X509Certificate> certificates, Optional<PrivateKey> privateKey) {
        var leaf = certificates.get(0);
        privateKey.ifPresent(key ->
                require(KeyPairCheck.fits(key, leaf.getPublicKey()), "tls: private key does not match public key"));
        var fingerprint = CertificateId.fingerprint(encoded(leaf));
        return new CertificateBundle(certificates, Optional.empty(), privateKey, fingerprint);
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException(message);
        }
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            // Its id is a digest of the encoding, so there may not be two encodings of one.
            if (read instanceof X509Certificate certificate && MessageDigest.isEqual(certificate.getEncoded(), der)) {
                return certificate;
            }
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("x509: malformed certificate", malformed);
        }
        throw new IllegalArgumentException("x509: malformed certificate");
    }

    private static PublicKey publicKey(byte[] der) {
        return EncodedKeys.publicKey(der)
                .filter(key -> MessageDigest.isEqual(key.getEncoded(), der))
                .orElseThrow(() -> new IllegalArgumentException("x509: malformed or unknown public key"));
    }

    private static PrivateKey privateKey(PemBlock block, KeyReader keys) {
        return keys.read(block)
                .flatMap(EncodedKeys::privateKey)
                .orElseThrow(() -> new IllegalArgumentException("tls: failed to parse private key"));
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read cannot be encoded", impossible);
        }
    }

    boolean hasExpired(Instant now) {
        return certificates.stream()
                .anyMatch(each -> now.isAfter(each.getNotAfter().toInstant()));
    }

    /** The key that verifies signatures at a time; empty if the certificate is not good then, or not for signatures. */
    Optional<PublicKey> verifyingKey(Instant now) {
        return publicKey.or(() -> certificates.stream()
                .limit(1)
                .filter(certificate -> isValid(certificate, now) && isForSignatures(certificate))
                .map(X509Certificate::getPublicKey)
                .findFirst());
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateNotYetValidException | CertificateExpiredException outside) {
            return false;
        }
    }

    /** RFC 5280 §4.2.1.3: where the extension is there, it must allow what the key is used for. */
    private static boolean isForSignatures(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE] || usage[CONTENT_COMMITMENT];
    }

    @Override
    public String toString() {
        return "CertificateBundle[%d certificates, %s]"
                .formatted(certificates.size(), privateKey.isPresent() ? "private key" : "no private key");
    }
}
