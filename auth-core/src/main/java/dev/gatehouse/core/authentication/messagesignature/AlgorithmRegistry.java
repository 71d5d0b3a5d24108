// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.messagesignature;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of algorithms, RFC 9421 section 6.2. */
final class AlgorithmRegistry {
    private static final Map<SignatureAlgorithm, String> NAMES = new EnumMap<>(Map.of(
            SignatureAlgorithm.HMAC_SHA256, "hmac-sha256",
            SignatureAlgorithm.RSA_SHA256, "rsa-v1_5-sha256",
            SignatureAlgorithm.RSA_PSS_SHA512, "rsa-pss-sha512",
            SignatureAlgorithm.ECDSA_P256_SHA256, "ecdsa-p256-sha256",
            SignatureAlgorithm.ED25519, "ed25519"));

    private AlgorithmRegistry() {}

    static Set<SignatureAlgorithm> all() {
        return NAMES.keySet();
    }

    static String nameOf(SignatureAlgorithm algorithm) {
        return Objects.requireNonNull(NAMES.get(algorithm), "not an algorithm of RFC 9421");
    }

    /** Those of the accepted ones that a signature may be made by, if its parameter {@code alg} says so. */
    static Set<SignatureAlgorithm> candidates(Set<SignatureAlgorithm> accepted, @Nullable String alg) {
        if (alg == null) {
            return accepted;
        }
        return accepted.stream()
                .filter(algorithm -> nameOf(algorithm).equals(alg))
                .collect(Collectors.toUnmodifiableSet());
    }
}
