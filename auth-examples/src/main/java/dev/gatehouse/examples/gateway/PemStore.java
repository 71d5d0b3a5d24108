// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Certificates and keys from PEM files, in a key store that exists in memory only. */
final class PemStore {
    static final String PASSWORD = "";

    private PemStore() {}

    static KeyStore of(List<PemPair> pairs) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD.toCharArray());
            for (int i = 0; i < pairs.size(); i++) {
                var pair = pairs.get(i);
                var chain = chain(pair.certificate()).toArray(Certificate[]::new);
                store.setKeyEntry("certificate-" + i, key(pair.key()), PASSWORD.toCharArray(), chain);
            }
            return store;
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalArgumentException("the TLS certificates cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** All certificates of a file. */
    static List<Certificate> chain(Path file) throws IOException, GeneralSecurityException {
        var chain = new ArrayList<Certificate>();
        try (var reader = Files.newBufferedReader(file);
                var parser = new PEMParser(reader)) {
            var factory = CertificateFactory.getInstance("X.509");
            for (var object = parser.readPemObject(); object != null; object = parser.readPemObject()) {
                if (object.getType().equals("CERTIFICATE")) {
                    chain.add(factory.generateCertificate(new ByteArrayInputStream(object.getContent())));
                }
            }
        }
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("no certificate in " + file);
        }
        return chain;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        try (var reader = Files.newBufferedReader(file);
                var parser = new PEMParser(reader)) {
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
                if (object instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        }
        throw new GeneralSecurityException("no unencrypted private key in " + file);
    }
}
