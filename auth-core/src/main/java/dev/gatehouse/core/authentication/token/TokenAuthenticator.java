// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.token.signature.TokenSignatureCheck;
import dev.gatehouse.core.internal.location.CredentialPlaces;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opaque token is genuine if a session of its kind is stored under it, and if it is signed where it has to be.
 *
 * @since 0.1
 */
public final class TokenAuthenticator implements Authenticator {
    private static final Authentication ABSENT =
            new Authentication.Absent(new Refusal(Denials.CREDENTIAL_MISSING, "no token in the request"), List.of());
    private static final Authentication REPEATED = Authentication.Rejected.because(
            Denials.REPEATED_CREDENTIAL, "the token came more than once, in different ways");
    private static final Authentication UNKNOWN = Authentication.Rejected.because(
            Denials.UNKNOWN_CREDENTIAL, "no session of this kind and organization for the token");

    private final TokenRules rules;
    private final CredentialPlaces places;
    private final ProtectedApi api;
    private final SessionLookup sessions;
    private final Optional<TokenSignatureCheck> signatures;

    /**
     * An authenticator for one API.
     *
     * @param rules where the token stands
     * @param api the API
     * @param sessions finds the session of a token
     * @param signatures checks whether it is signed; empty where it need not be
     */
    public TokenAuthenticator(
            TokenRules rules, ProtectedApi api, SessionLookup sessions, Optional<TokenSignatureCheck> signatures) {
        this.rules = rules;
        this.places = new CredentialPlaces(rules.locations(), "Bearer", api.allowsDifferingCredentials());
        this.api = api;
        this.sessions = sessions;
        this.signatures = signatures;
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        var locations = rules.locations();
        for (int i = 0; i < locations.size(); i++) {
            var credential = locations.get(i).read(request);
            if (credential != null) {
                return authenticate(request, locations.get(i), credential, trace);
            }
        }
        trace.note("token.locate", api.id().value(), Verdict.SKIPPED);
        return ABSENT;
    }

    private Authentication authenticate(
            HttpRequest request, CredentialLocation location, String credential, Trace trace) {
        if (places.disagree(request, location, credential)) {
            trace.note("token.locate", location.name(), Verdict.REFUSED);
            return REPEATED;
        }
        int from = BearerPrefix.lengthIn(credential);
        if (from == credential.length()) {
            trace.note("token.locate", location.name(), Verdict.SKIPPED);
            return ABSENT;
        }
        trace.note("token.locate", location.name(), Verdict.PASSED);
        var token = Secret.of(credential, from);
        var stored = sessions.find(api.organization(), token, CredentialKind.TOKEN, trace)
                .orElse(null);
        if (trace.isRecording()) {
            trace.note("token.session", nameOf(stored), stored == null ? Verdict.REFUSED : Verdict.PASSED);
        }
        if (stored == null) {
            return UNKNOWN;
        }
        var unsigned = unsigned(request, token, stored, trace);
        return unsigned.isPresent()
                ? new Authentication.Rejected(unsigned.get(), List.of())
                : accepted(stored, location);
    }

    private Optional<Refusal> unsigned(HttpRequest request, Secret token, StoredSession stored, Trace trace) {
        if (signatures.isEmpty()) {
            return Optional.empty();
        }
        var refusal = signatures.get().refusalOf(request, token, stored);
        trace.note("token.signature", api.id().value(), refusal.isPresent() ? Verdict.REFUSED : Verdict.PASSED);
        return refusal;
    }

    private static String nameOf(@Nullable StoredSession stored) {
        return stored == null ? "none" : stored.id().toString();
    }

    private static Authentication accepted(StoredSession stored, CredentialLocation location) {
        var session = stored.session();
        var identity = new Identity(session.organization(), session.attributes().alias());
        return Authentication.Accepted.by(
                new Proof(TokenRules.METHOD, identity, new SessionBasis.Loaded(stored), location));
    }
}
