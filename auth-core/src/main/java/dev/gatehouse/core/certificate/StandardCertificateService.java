// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateInfo;
import dev.gatehouse.certificate.CertificateRecord;
import dev.gatehouse.certificate.CertificateService;
import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.CertificateStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates in a store, and the keys in them. Private keys are stored encrypted with a secret. The store is asked for
 * each key, so that what was deleted is gone at once; what it gives is parsed once, as long as it stays the same.
 * Thread-safe.
 *
 * @since 0.1
 */
public final class StandardCertificateService implements CertificateService {
    private static final int LONGEST = CertificateRecord.LONGEST / 2;

    private final CertificateStore store;
    private final PrivateKeyEncryption encryption;
    private final InstantSource clock;
    private final CertificateTexts texts;

    /**
     * A service.
     *
     * @param store keeps the certificates
     * @param secret encrypts private keys at rest; those that another one encrypted cannot be read
     * @param clock tells now
     * @param random makes what each encryption needs
     */
    public StandardCertificateService(CertificateStore store, Secret secret, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.encryption = new PrivateKeyEncryption(secret, random);
        this.clock = clock;
        this.texts = new CertificateTexts(
                clock, block -> block.isEncrypted() ? encryption.decrypt(block) : CertificateBundle.PLAIN.read(block));
    }

    @Override
    public Addition add(OrganizationId organization, String pem) {
        if (pem.length() > LONGEST) {
            return new Addition.Refused("the text is longer than " + LONGEST + " characters");
        }
        try {
            var bundle = CertificateBundle.read(pem, CertificateBundle.PLAIN);
            if (bundle.hasExpired(clock.instant())) {
                return new Addition.Refused("certificate is expired");
            }
            return add(new CertificateId(organization.value() + bundle.fingerprint()), bundle);
        } catch (IllegalArgumentException unusable) {
            return new Addition.Refused(String.valueOf(unusable.getMessage()));
        }
    }

    private Addition add(CertificateId id, CertificateBundle bundle) {
        return store.putIfAbsent(id, new CertificateRecord(text(bundle)))
                ? new Addition.Added(id)
                : new Addition.Refused("Certificate with " + id + " id already exists");
    }

    /** Written anew, so that nothing else that was sent is kept. */
    private String text(CertificateBundle bundle) {
        var text = new StringBuilder();
        bundle.certificates().forEach(each -> text.append(block("CERTIFICATE", CertificateBundle.encoded(each))));
        bundle.publicKey().ifPresent(key -> text.append(block("PUBLIC KEY", key.getEncoded())));
        bundle.privateKey()
                .ifPresent(
                        key -> text.append(encryption.encrypt(key.getEncoded()).text()));
        return text.toString();
    }

    private static String block(String label, byte[] content) {
        return new PemBlock(label, Map.of(), content).text();
    }

    @Override
    public Optional<CertificateInfo> find(CertificateId id) {
        return bundle(id).map(bundle -> CertificateFacts.of(id, bundle));
    }

    @Override
    public List<CertificateId> list(OrganizationId organization) {
        return store.list(organization);
    }

    @Override
    public boolean delete(CertificateId id) {
        return store.delete(id);
    }

    /**
     * Finds the key that verifies signatures: a stored public key, or that of a stored certificate as long as it is good
     * now and, if it says for what it is, for signatures.
     *
     * @param id its name
     * @return the key, or empty
     * @throws dev.gatehouse.store.StoreUnavailableException if the store does not answer
     */
    public Optional<PublicKey> verifyingKey(CertificateId id) {
        return bundle(id).flatMap(bundle -> bundle.verifyingKey(clock.instant()));
    }

    /**
     * Finds the private key that is stored with a certificate, whether that is good now or not.
     *
     * @param id name of the certificate
     * @return the key, or empty
     * @throws dev.gatehouse.store.StoreUnavailableException if the store does not answer
     */
    public Optional<PrivateKey> signingKey(CertificateId id) {
        return bundle(id).flatMap(CertificateBundle::privateKey);
    }

    private Optional<CertificateBundle> bundle(CertificateId id) {
        return store.find(id)
                .flatMap(texts::bundle)
                .filter(bundle -> bundle.fingerprint().equals(id.fingerprint()));
    }
}
