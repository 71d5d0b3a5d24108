// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.core.certificate.CertificateBundle.KeyReader;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys in PEM texts that come again and again: each text is parsed once, as long as it is among those used last.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class CertificateTexts {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateTexts.class);
    private static final int MOST_KEPT = 1_000;
    /** A private key that nobody uses is forgotten. */
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(5);

    private final Cache<CertificateRecord, Optional<CertificateBundle>> kept = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(KEPT_UNUSED)
            .build();
    private final InstantSource clock;
    private final KeyReader keys;

    /**
     * A reader of texts whose private keys are not encrypted.
     *
     * @param clock tells now
     */
    public CertificateTexts(InstantSource clock) {
        this(clock, CertificateBundle.PLAIN);
    }

    CertificateTexts(InstantSource clock, KeyReader keys) {
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Reads the key that verifies signatures: a public key, or that of the first certificate as long as it is good now
     * and, if it says for what it is, for signatures.
     *
     * @param pem a certificate or public key
     * @return the key, or empty, also if the text cannot be read
     */
    public Optional<PublicKey> verifyingKey(String pem) {
        return bundle(pem).flatMap(bundle -> bundle.verifyingKey(clock.instant()));
    }

    /**
     * Reads the private key that stands with a certificate, whether that is good now or not.
     *
     * @param pem a certificate and its private key
     * @return the key, or empty, also if the text cannot be read
     */
    public Optional<PrivateKey> signingKey(String pem) {
        return bundle(pem).flatMap(CertificateBundle::privateKey);
    }

    /**
     * Looks whether a text is PEM, and not the name of something.
     *
     * @param text the text
     * @return whether a block begins in it
     */
    public static boolean isPem(String text) {
        return PemText.isPem(text);
    }

    private Optional<CertificateBundle> bundle(String pem) {
        return isPem(pem) && pem.length() <= CertificateRecord.LONGEST
                ? bundle(new CertificateRecord(pem))
                : Optional.empty();
    }

    /** Parsed without a lock: twice at the worst. */
    Optional<CertificateBundle> bundle(CertificateRecord record) {
        var known = kept.getIfPresent(record);
        if (known != null) {
            return known;
        }
        var read = read(record);
        kept.put(record, read);
        return read;
    }

    private Optional<CertificateBundle> read(CertificateRecord record) {
        try {
            return Optional.of(CertificateBundle.read(record.pem(), keys));
        } catch (IllegalArgumentException unusable) {
            LOG.warn("a certificate cannot be used: {}", unusable.getMessage());
            return Optional.empty();
        }
    }
}
