// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.PublicKey;
import java.util.Optional;

/** Public keys as PEM. Keeps those that it read last: reading one costs as much as verifying by it. Thread-safe. */
final class PemKeys implements VerificationKeys {
    private static final int MOST_KEPT = 500;

    private final Cache<String, PublicKey> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    @Override
    public Optional<PublicKey> find(String name) {
        var known = kept.getIfPresent(name);
        if (known != null) {
            return Optional.of(known);
        }
        var read = PemKey.read(name);
        read.ifPresent(key -> kept.put(name, key));
        return read;
    }
}
