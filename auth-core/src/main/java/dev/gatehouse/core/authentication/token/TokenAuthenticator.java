// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.token;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
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
import org.jspecify.annotations.Nullable;

/**
 * An opaque token is genuine if a session of its kind is stored under it.
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
    private final ProtectedApi api;
    private final SessionLookup sessions;

    /**
     * An authenticator for one API.
     *
     * @param rules where the token stands
     * @param api the API
     * @param sessions finds the session of a token
     */
    public TokenAuthenticator(TokenRules rules, ProtectedApi api, SessionLookup sessions) {
        this.rules = rules;
        this.api = api;
        this.sessions = sessions;
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
        if (location.isAmbiguous(request)) {
            trace.note("token.locate", location.name(), Verdict.REFUSED);
            return REPEATED;
        }
        int from = BearerPrefix.lengthIn(credential);
        if (from == credential.length()) {
            trace.note("token.locate", location.name(), Verdict.SKIPPED);
            return ABSENT;
        }
        trace.note("token.locate", location.name(), Verdict.PASSED);
        var stored = sessions.find(api.organization(), Secret.of(credential, from), CredentialKind.TOKEN, trace)
                .orElse(null);
        if (trace.isRecording()) {
            trace.note("token.session", nameOf(stored), stored == null ? Verdict.REFUSED : Verdict.PASSED);
        }
        return stored == null ? UNKNOWN : accepted(stored, location);
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
