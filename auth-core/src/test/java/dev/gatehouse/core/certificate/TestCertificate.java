// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** A certificate that vouches for itself, made for a test. */
final class TestCertificate {
    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    final KeyPair pair;
    final byte[] der;

    private TestCertificate(KeyPair pair, byte[] der) {
        this.pair = pair;
        this.der = der;
    }

    static TestCertificate named(String name) {
        return of(name, new ExtensionsGenerator());
    }

    static TestCertificate authority(String name) {
        return of(name, with(Extension.basicConstraints, new BasicConstraints(true)));
    }

    static TestCertificate of(String name, String host) {
        return of(
                name,
                with(Extension.subjectAlternativeName, new GeneralNames(new GeneralName(GeneralName.dNSName, host))));
    }

    static TestCertificate forUse(int usage) {
        return of("CN=use", with(Extension.keyUsage, new KeyUsage(usage)));
    }

    private static ExtensionsGenerator with(
            org.bouncycastle.asn1.ASN1ObjectIdentifier type, org.bouncycastle.asn1.ASN1Encodable value) {
        try {
            var extensions = new ExtensionsGenerator();
            extensions.addExtension(type, true, value);
            return extensions;
        } catch (java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static TestCertificate of(String name, ExtensionsGenerator extensions) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var content = new V3TBSCertificateGenerator();
            content.setSerialNumber(new ASN1Integer(BigInteger.ONE));
            content.setSignature(RSA);
            content.setIssuer(new X500Name(name));
            content.setSubject(new X500Name(name));
            content.setStartDate(new Time(Date.from(FROM)));
            content.setEndDate(new Time(Date.from(TO)));
            content.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
            if (!extensions.isEmpty()) {
                content.setExtensions(extensions.generate());
            }
            var signed = content.generateTBSCertificate();
            var parts = new ASN1EncodableVector();
            parts.add(signed);
            parts.add(RSA);
            parts.add(new DERBitString(signature(pair, signed.getEncoded("DER"))));
            return new TestCertificate(pair, new DERSequence(parts).getEncoded("DER"));
        } catch (GeneralSecurityException | java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] signature(KeyPair pair, byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        return signature.sign();
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

    static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
                + "\n-----END " + label + "-----\n";
    }
}
