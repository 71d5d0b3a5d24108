// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.core.authentication.signature.key.SignatureAlgorithm;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private AlgorithmNames() {}

    /** The algorithm of a name that the rules accept; null for any other. */
    static @Nullable SignatureAlgorithm accepted(SignatureRules rules, String name) {
        // Rules without any name accept every one; they can only be made with that tolerance.
        if (!rules.algorithms().isEmpty() && !rules.algorithms().contains(name)) {
            return null;
        }
        var meant = of(rules.form(), name);
        boolean old = meant == null && rules.tolerates(Tolerance.UNKNOWN_ALGORITHMS);
        return old ? SignatureAlgorithm.HMAC_SHA1 : meant;
    }

    static @Nullable SignatureAlgorithm of(SigningForm form, String name) {
        if (form != SigningForm.DRAFT && name.startsWith("rsa")) {
            return SignatureAlgorithm.RSA_SHA256;
        }
        var meant = DRAFT.get(name);
        // The original gateway has no Edwards curve.
        return form != SigningForm.DRAFT && meant == SignatureAlgorithm.ED25519 ? null : meant;
    }
}
