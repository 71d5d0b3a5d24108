// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token.signature;

import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.explanation.Refusal.Wording;
import dev.gatehouse.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * What signature is demanded beside a token.
 *
 * @param locations where it stands; several places must hold the same. If there is none, nobody
 *     passes
 * @param verifier checks it
 * @param secret what it is made with, and an empty one makes none that is good; {@code $tyk_meta.name} in it stands for
 *     what the metadata of the session has under that name, and {@code $tyk_context.name} for what the request has. Where a
 *     variable has no value nobody passes
 * @param requestVariables whether variables of the request have values; without, they stand for nothing
 * @param told what clients are told whose signature is not good; empty for what the catalogue of denials says
 * @since 0.1
 */
public record TokenSignatureRules(
        List<CredentialLocation> locations,
        TokenSignatureVerifier verifier,
        Secret secret,
        boolean requestVariables,
        Optional<Wording> told) {
    public TokenSignatureRules {
        locations = List.copyOf(locations);
    }

    /**
     * Rules with a secret of all clients.
     *
     * @param location where the signature stands
     * @param verifier checks it
     * @param secret what it is made with
     * @return the rules
     * @throws IllegalArgumentException if the secret is empty
     */
    public static TokenSignatureRules of(CredentialLocation location, TokenSignatureVerifier verifier, Secret secret) {
        if (secret.length() == 0) {
            throw new IllegalArgumentException("without a secret no signature is good");
        }
        return new TokenSignatureRules(List.of(location), verifier, secret, false, Optional.empty());
    }
}
