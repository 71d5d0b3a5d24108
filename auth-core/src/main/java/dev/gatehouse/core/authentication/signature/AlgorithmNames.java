// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the names of algorithms mean in draft-cavage-http-signatures. */
final class AlgorithmNames {
    private static final Map<String, SignatureAlgorithm> DRAFT = Map.of(
            "hmac-sha1", SignatureAlgorithm.HMAC_SHA1,
            "hmac-sha256", SignatureAlgorithm.HMAC_SHA256,
            "hmac-sha384", SignatureAlgorithm.HMAC_SHA384,
            "hmac-sha512", SignatureAlgorithm.HMAC_SHA512,
            "rsa-sha256", SignatureAlgorithm.RSA_SHA256,
            "rsa-sha512", SignatureAlgorithm.RSA_SHA512,
            "ed25519", SignatureAlgorithm.ED25519);

    /** The name of those that the key alone tells, all with SHA-512. */
    private static final String BY_KEY = "hs2019";

    private static final Set<SignatureAlgorithm> TOLD_BY_KEY =
            Set.of(SignatureAlgorithm.HMAC_SHA512, SignatureAlgorithm.RSA_PSS_SHA512, SignatureAlgorithm.ED25519);

    private AlgorithmNames() {}

    /** What a name that the rules accept may mean; nothing for any other. */
    static Set<SignatureAlgorithm> accepted(SignatureRules rules, String name) {
        if (name.isEmpty() && rules.form() == SigningForm.DRAFT) {
            return rules.algorithms().stream()
                    .flatMap(each -> meanings(rules.form(), each).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
        // Rules without any name accept every one; they can only be made with that tolerance.
        if (!rules.algorithms().isEmpty() && !rules.algorithms().contains(name)) {
            return Set.of();
        }
        var meant = meanings(rules.form(), name);
        boolean old = meant.isEmpty() && rules.tolerates(Tolerance.UNKNOWN_ALGORITHMS);
        return old ? Set.of(SignatureAlgorithm.HMAC_SHA1) : meant;
    }

    /** What a name may mean; nothing if it has no meaning. */
    static Set<SignatureAlgorithm> meanings(SigningForm form, String name) {
        if (form == SigningForm.DRAFT && name.equals(BY_KEY)) {
            return TOLD_BY_KEY;
        }
        if (form != SigningForm.DRAFT && name.startsWith("rsa")) {
            return Set.of(SignatureAlgorithm.RSA_SHA256);
        }
        var meant = DRAFT.get(name);
        // The original gateway has no Edwards curve.
        boolean known = meant != null && (form == SigningForm.DRAFT || meant != SignatureAlgorithm.ED25519);
        return known ? Set.of(meant) : Set.of();
    }

    /** Whether signatures of a name are older than what tells when they were made. */
    static boolean isOlderThanMoments(String name) {
        return name.startsWith("rsa") || name.startsWith("hmac") || name.startsWith("ecdsa");
    }
}
