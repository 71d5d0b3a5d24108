// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.certificates;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.core.certificate.CertificateTexts;
import dev.gatehouse.core.certificate.StandardCertificateService;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds keys by what definitions and keys of the original gateway name them: the id of a stored certificate or public key, a
 * PEM file, or PEM itself. Thread-safe; asks the store or the file each time.
 *
 * @since 0.1
 */
public final class ReferencedKeys {
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]+");

    private final StandardCertificateService stored;
    private final CertificateTexts texts;

    /**
     * A finder.
     *
     * @param stored what operators stored
     * @param clock tells now
     */
    public ReferencedKeys(StandardCertificateService stored, InstantSource clock) {
        this.stored = stored;
        this.texts = new CertificateTexts(clock);
    }

    /**
     * Finds the public key that a session names for its signatures. As in the original gateway only an id that is
     * hexadecimal throughout is one, so not one whose organization has another name; whatever else is the name of a file.
     *
     * @param reference what the session says
     * @return the key, or empty
     */
    public Optional<PublicKey> verifying(String reference) {
        if (CertificateTexts.isPem(reference)) {
            return texts.verifyingKey(reference);
        }
        return HEXADECIMAL.matcher(reference).matches()
                ? CertificateId.parse(reference).flatMap(stored::verifyingKey)
                : CertificateFile.read(reference).flatMap(texts::verifyingKey);
    }

    /**
     * Finds the private key of a certificate that signs requests to an upstream.
     *
     * @param reference what the definition says
     * @return the key, or empty
     */
    public Optional<PrivateKey> signing(String reference) {
        if (CertificateTexts.isPem(reference)) {
            return texts.signingKey(reference);
        }
        return CertificateId.parse(reference)
                .flatMap(stored::signingKey)
                .or(() -> CertificateFile.read(reference).flatMap(texts::signingKey));
    }
}
