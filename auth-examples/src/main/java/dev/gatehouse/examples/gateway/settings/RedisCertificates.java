// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.settings;

import dev.gatehouse.examples.gateway.settings.Tls.PemPair;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates on encrypted connections to Redis.
 *
 * @param trusted PEM file with the authorities that are trusted; empty for those that the Java runtime trusts
 * @param own what is shown to a server that asks for it
 * @since 0.1
 */
public record RedisCertificates(Optional<Path> trusted, Optional<PemPair> own) {
    /** {@return the Java runtime's authorities, and nothing of our own} */
    public static RedisCertificates standard() {
        return new RedisCertificates(Optional.empty(), Optional.empty());
    }
}
