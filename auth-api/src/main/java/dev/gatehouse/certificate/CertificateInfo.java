// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.certificate;

import java.time.Instant;
import java.util.List;

/**
 * What may be told of a stored certificate. Never holds a key.
 *
 * @param id its name
 * @param kind what is stored
 * @param names whose it is and who says so
 * @param validity from when until when
 * @since 0.1
 */
public record CertificateInfo(CertificateId id, Kind kind, Names names, Validity validity) {
    /** What is stored under a name. */
    public enum Kind {
        /** A certificate. */
        CERTIFICATE,
        /** A certificate with its private key. */
        CERTIFICATE_WITH_KEY,
        /** The certificate of an authority. */
        AUTHORITY,
        /** The certificate of an authority with its private key. */
        AUTHORITY_WITH_KEY,
        /** A public key without a certificate. */
        PUBLIC_KEY;

        /** {@return whether the private key is stored, too} */
        public boolean hasPrivateKey() {
            return this == CERTIFICATE_WITH_KEY || this == AUTHORITY_WITH_KEY;
        }

        /** {@return whether it may sign other certificates} */
        public boolean isAuthority() {
            return this == AUTHORITY || this == AUTHORITY_WITH_KEY;
        }
    }

    /**
     * Names in a certificate.
     *
     * @param issuer who says so
     * @param subject whose it is
     * @param dns further names of hosts
     */
    public record Names(DistinguishedName issuer, DistinguishedName subject, List<String> dns) {
        public Names {
            dns = List.copyOf(dns);
        }
    }

    /**
     * When a certificate is good.
     *
     * @param notBefore its first second
     * @param notAfter its last second
     */
    public record Validity(Instant notBefore, Instant notAfter) {}
}
