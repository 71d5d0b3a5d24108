// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.certificate;

import dev.gatehouse.certificate.CertificateId;
import dev.gatehouse.certificate.CertificateInfo;
import dev.gatehouse.certificate.CertificateInfo.Kind;
import dev.gatehouse.certificate.CertificateInfo.Names;
import dev.gatehouse.certificate.CertificateInfo.Validity;
import dev.gatehouse.certificate.DistinguishedName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** What may be told of a bundle. */
final class CertificateFacts {
    private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final int DNS = 2;

    private CertificateFacts() {}

    static CertificateInfo of(CertificateId id, CertificateBundle bundle) {
        return bundle.certificates().isEmpty()
                ? ofKey(id)
                : ofCertificate(
                        id, bundle.certificates().get(0), bundle.privateKey().isPresent());
    }

    /** A key has no name of its own: it gets the one that the original gateway gives it. */
    private static CertificateInfo ofKey(CertificateId id) {
        var name = DistinguishedName.common("Public Key: " + id.fingerprint());
        var names = new Names(new DistinguishedName(List.of()), name, List.of());
        return new CertificateInfo(id, Kind.PUBLIC_KEY, names, new Validity(NO_TIME, NO_TIME));
    }

    private static CertificateInfo ofCertificate(CertificateId id, X509Certificate certificate, boolean hasKey) {
        var names = new Names(
                name(certificate.getIssuerX500Principal()),
                name(certificate.getSubjectX500Principal()),
                dns(certificate));
        var validity = new Validity(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        return new CertificateInfo(id, kind(certificate, hasKey), names, validity);
    }

    private static Kind kind(X509Certificate certificate, boolean hasKey) {
        if (certificate.getBasicConstraints() >= 0) {
            return hasKey ? Kind.AUTHORITY_WITH_KEY : Kind.AUTHORITY;
        }
        return hasKey ? Kind.CERTIFICATE_WITH_KEY : Kind.CERTIFICATE;
    }

    private static DistinguishedName name(X500Principal principal) {
        return new DistinguishedName(
                Stream.of(X500Name.getInstance(principal.getEncoded()).getRDNs())
                        .flatMap(set -> Stream.of(set.getTypesAndValues()))
                        .map(CertificateFacts::part)
                        .toList());
    }

    private static DistinguishedName.Part part(AttributeTypeAndValue attribute) {
        return new DistinguishedName.Part(attribute.getType().getId(), IETFUtils.valueToString(attribute.getValue()));
    }

    private static List<String> dns(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getSubjectAlternativeNames()).stream()
                    .flatMap(Collection::stream)
                    .filter(name -> Objects.equals(name.get(0), DNS))
                    .map(name -> String.valueOf(name.get(1)))
                    .toList();
        } catch (CertificateParsingException malformed) {
            return List.of();
        }
    }
}
