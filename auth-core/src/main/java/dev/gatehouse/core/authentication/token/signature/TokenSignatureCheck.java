// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token.signature;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.internal.template.RequestVariables;
import dev.gatehouse.core.internal.template.Variables;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.KeyNaming;
import dev.gatehouse.session.StoredSession;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Demands a signature of a token whose session was found.
 *
 * @since 0.1
 */
public final class TokenSignatureCheck {
    private static final int LONGEST = 4096;

    private final TokenSignatureRules rules;
    private final ProtectedApi api;
    private final KeyNaming naming;
    private final InstantSource clock;
    private final Refusal refusal;

    /**
     * A check.
     *
     * @param rules what is demanded
     * @param api the API
     * @param naming tells what clients may mean by their token
     * @param clock the time
     */
    public TokenSignatureCheck(TokenSignatureRules rules, ProtectedApi api, KeyNaming naming, InstantSource clock) {
        this.rules = rules;
        this.api = api;
        this.naming = naming;
        this.clock = clock;
        this.refusal = new Refusal(
                Denials.INVALID_TOKEN_SIGNATURE, "no signature of the token, or none that is good now", rules.told());
    }

    /**
     * Looks whether the token is signed.
     *
     * @param request with the signature
     * @param presented the token
     * @param found its session
     * @return why not; empty if it is
     */
    public Optional<Refusal> refusalOf(HttpRequest request, Secret presented, StoredSession found) {
        var signature = signature(request);
        var tokens = naming.spellings(api.organization(), presented, found);
        var secret = secret(request, tokens.get(tokens.size() - 1), found);
        return signature != null && rules.verifier().isGenuine(signature, tokens, secret, clock.instant())
                ? Optional.empty()
                : Optional.of(refusal);
    }

    /** Null if there is none, and also if there is more than one. */
    private @Nullable String signature(HttpRequest request) {
        String signature = null;
        for (var location : rules.locations()) {
            var there = location.read(request);
            boolean differs = signature != null && there != null && !signature.equals(there);
            if (differs || location.isAmbiguous(request)) {
                return null;
            }
            signature = there == null ? signature : there;
        }
        return signature;
    }

    private Secret secret(HttpRequest request, Secret token, StoredSession found) {
        var metadata = found.effective().attributes().metadata();
        var values = rules.requestVariables() ? RequestVariables.of(request, token.reveal()) : RequestVariables.none();
        // With an empty one no signature is good.
        return Secret.of(Variables.fillSecret(rules.secret().reveal(), metadata, values, LONGEST)
                .orElse(""));
    }
}
