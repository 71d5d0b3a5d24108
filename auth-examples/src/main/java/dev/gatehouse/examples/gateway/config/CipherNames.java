// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLServerSocketFactory;

/** Cipher suites by the names of the TLS registry, which Java shares but for two that the original shortens. */
final class CipherNames {
    private static final Map<String, String> SHORTENED = Map.of(
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");

    private CipherNames() {}

    static List<String> of(List<String> names) {
        return names.stream().map(name -> SHORTENED.getOrDefault(name, name)).toList();
    }

    /** Those that this Java runtime does not have. */
    static List<String> missing(List<String> names) {
        var factory = (SSLServerSocketFactory) SSLServerSocketFactory.getDefault();
        var supported = Set.of(factory.getSupportedCipherSuites());
        return of(names).stream().filter(name -> !supported.contains(name)).toList();
    }
}
