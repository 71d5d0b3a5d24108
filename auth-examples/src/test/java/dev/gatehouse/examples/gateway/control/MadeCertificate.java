// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import dev.gatehouse.certificate.CertificateId;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate of an RSA key that vouches for itself, good from 2020 to 2120 unless another end is said.
 *
 * @param pair its key
 * @param der the certificate
 */
record MadeCertificate(KeyPair pair, byte[] der) {
    static MadeCertificate named(String name) {
        return named(name, "2120-01-01T00:00:00Z");
    }

    static MadeCertificate named(String name, String until) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var subject = new X500Name(name);
            var from = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
            var builder = new JcaX509v3CertificateBuilder(
                    subject, BigInteger.ONE, from, Date.from(Instant.parse(until)), subject, pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
            return new MadeCertificate(pair, builder.build(signer).getEncoded());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    String fingerprint() {
        return CertificateId.fingerprint(der);
    }

    String keyFingerprint() {
        return CertificateId.fingerprint(pair.getPublic().getEncoded());
    }

    String pem() {
        return pem("CERTIFICATE", der);
    }

    String key() {
        return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    }

    String publicKey() {
        return pem("PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }
}
