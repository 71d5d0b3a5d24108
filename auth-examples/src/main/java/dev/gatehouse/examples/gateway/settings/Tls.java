// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * How the gateway speaks TLS to its clients.
 *
 * @param certificates at least one; chosen by the server name that a client asks for, the first one if none fits
 * @param minVersion lowest protocol, for instance {@code TLSv1.2}
 * @param maxVersion highest protocol, for instance {@code TLSv1.3}
 * @param ciphers names of the cipher suites allowed; empty for the Java runtime's choice
 * @since 0.1
 */
public record Tls(List<PemPair> certificates, String minVersion, String maxVersion, List<String> ciphers) {
    /** The protocols that a setting may name, lowest first. */
    public static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    public Tls {
        certificates = List.copyOf(certificates);
        ciphers = List.copyOf(ciphers);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("TLS needs at least one certificate");
        }
        if (rank(minVersion) > rank(maxVersion)) {
            throw new IllegalArgumentException("TLS from " + minVersion + " to " + maxVersion + " names no version");
        }
    }

    private static int rank(String version) {
        int rank = VERSIONS.indexOf(version);
        if (rank < 0) {
            throw new IllegalArgumentException("TLS version must be one of " + VERSIONS + ", was " + version);
        }
        return rank;
    }

    /**
     * TLS 1.2 and 1.3 with one certificate.
     *
     * @param certificate PEM file with the certificate and, after it, its chain
     * @param key PEM file with its private key
     * @return the settings
     */
    public static Tls with(Path certificate, Path key) {
        return new Tls(List.of(new PemPair(certificate, key)), "TLSv1.2", "TLSv1.3", List.of());
    }

    /** {@return the versions from the lowest to the highest} */
    public List<String> versions() {
        return VERSIONS.subList(rank(minVersion), rank(maxVersion) + 1);
    }

    /**
     * A certificate and its key.
     *
     * @param certificate PEM file with the certificate and, after it, its chain
     * @param key PEM file with its private key, not encrypted
     */
    public record PemPair(Path certificate, Path key) {}
}
