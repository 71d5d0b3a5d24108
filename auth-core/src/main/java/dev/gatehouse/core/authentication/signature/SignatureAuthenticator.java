// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.core.authentication.signature.key.VerificationKeys;
import dev.gatehouse.core.authentication.signature.session.SessionKeys;
import dev.gatehouse.core.authentication.signature.session.SignedRequest;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.SessionLookup;
import java.time.InstantSource;

/**
 * A signature over parts of the request, draft-cavage-http-signatures, is genuine if the session that its key id names
 * holds the key. Reads the body if its digest is signed.
 *
 * @since 0.1
 */
public final class SignatureAuthenticator implements Authenticator {
    private static final SignedRequest MEANING = new SignedRequest(SignatureRules.METHOD, Denials.INVALID_SIGNATURE);

    private final SignatureVerifier verifier;
    private final ProtectedApi api;
    private final SessionLookup sessions;
    private final VerificationKeys publicKeys;

    /**
     * An authenticator for one API.
     *
     * @param rules what a signature must be
     * @param api the API
     * @param sessions finds the session of a key id
     * @param publicKeys finds the public key that a session names
     * @param clock tells now
     */
    public SignatureAuthenticator(
            SignatureRules rules,
            ProtectedApi api,
            SessionLookup sessions,
            VerificationKeys publicKeys,
            InstantSource clock) {
        this.verifier = new SignatureVerifier(rules, clock, api.allowsDifferingCredentials());
        this.api = api;
        this.sessions = sessions;
        this.publicKeys = publicKeys;
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        var keys = new SessionKeys(api.organization(), sessions, publicKeys, trace);
        return MEANING.authentication(verifier.verify(request, keys, trace), keys);
    }
}
