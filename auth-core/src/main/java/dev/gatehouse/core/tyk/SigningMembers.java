// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.upstream.UpstreamSigning;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The signing of requests to an upstream that a definition asks for. */
final class SigningMembers {
    private static final Set<String> USUAL_ALGORITHMS =
            Set.of("hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512", "rsa-sha256");

    private SigningMembers() {}

    static Optional<UpstreamSigning> classic(TypedMembers signing, List<String> accepted) {
        return signing.flag("is_enabled")
                ? read(
                        signing,
                        accepted,
                        List.of("key_id", "algorithm", "secret", "certificate_id", "header_list", "signature_header"))
                : Optional.empty();
    }

    static Optional<UpstreamSigning> oas(TypedMembers signing, List<String> accepted) {
        return signing.flag("enabled")
                ? read(
                        signing,
                        accepted,
                        List.of("keyId", "algorithm", "secret", "certificateId", "headers", "signatureHeader"))
                : Optional.empty();
    }

    private static Optional<UpstreamSigning> read(TypedMembers signing, List<String> accepted, List<String> names) {
        var secret = signing.text(names.get(2));
        var into = signing.text(names.get(5));
        return Optional.of(new UpstreamSigning(
                signing.text(names.get(0)),
                signing.text(names.get(1)),
                accepted.isEmpty() ? USUAL_ALGORITHMS : Set.copyOf(accepted),
                secret.isEmpty() ? Optional.empty() : Optional.of(Secret.of(secret)),
                signing.text(names.get(3)),
                new UpstreamSigning.Place(
                        signing.texts(names.get(4)), into.isEmpty() ? AuthSource.DEFAULT_NAME : into)));
    }
}
