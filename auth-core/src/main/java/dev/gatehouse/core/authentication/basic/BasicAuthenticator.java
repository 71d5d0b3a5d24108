// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.basic;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Afterwards;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.basic.BasicRules.Quirk;
import dev.gatehouse.core.authentication.basic.Presented.Flaw;
import dev.gatehouse.core.internal.location.CredentialPlaces;
import dev.gatehouse.credential.CredentialKind;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.session.SessionLookup;
import dev.gatehouse.session.StoredSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user is genuine who presents the password of the session that is stored under the user's name.
 *
 * @since 0.1
 */
public final class BasicAuthenticator implements Authenticator {
    private static final Authentication REPEATED = Authentication.Rejected.because(
            Denials.REPEATED_CREDENTIAL, "user and password came more than once, in different ways");

    private final BasicRules rules;
    private final CredentialPlaces places;
    private final ProtectedApi api;
    private final SessionLookup sessions;
    private final PasswordCheck passwords;
    private final BasicText text;
    private final Optional<BodyText> body;
    private final List<String> challenges;
    private final Authentication absent;
    private final Authentication refused;

    /**
     * An authenticator for one API.
     *
     * @param rules where user name and password stand
     * @param api the API
     * @param sessions finds the session of a user
     * @param passwords checks passwords
     */
    public BasicAuthenticator(BasicRules rules, ProtectedApi api, SessionLookup sessions, PasswordCheck passwords) {
        this.rules = rules;
        this.places = new CredentialPlaces(rules.locations(), "Basic", api.allowsDifferingCredentials());
        this.api = api;
        this.sessions = sessions;
        this.passwords = passwords;
        this.text = new BasicText(rules.quirks());
        this.body = rules.body().map(BodyText::new);
        this.challenges = List.of(challenge(rules, api));
        this.absent = new Authentication.Absent(
                new Refusal(Denials.USER_MISSING, "no user and password in the request"), challenges);
        // One answer for all, or names could be told from passwords.
        this.refused = new Authentication.Rejected(
                new Refusal(Denials.USER_REFUSED, "no user of this name and organization with this password"),
                challenges);
    }

    /** That it is UTF-8 RFC 7617 section 2.1 lets a server say. */
    private static String challenge(BasicRules rules, ProtectedApi api) {
        var realm = "Basic realm=\"" + quoted(api.name()) + "\"";
        return rules.quirks().contains(Quirk.ORIGINAL_ANSWERS) ? realm : realm + ", charset=\"UTF-8\"";
    }

    /** As the text of a quoted string, RFC 9110 section 5.6.4. */
    private static String quoted(String name) {
        var quoted = new StringBuilder();
        name.chars()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .forEach(letter -> {
                    if (letter == '"' || letter == '\\') {
                        quoted.append('\\');
                    }
                    quoted.append((char) letter);
                });
        return quoted.toString();
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        for (var location : rules.locations()) {
            var credential = location.read(request);
            if (credential != null) {
                return places.disagree(request, location, credential)
                        ? noted(trace, location, REPEATED)
                        : authenticate(request, location, credential, trace);
            }
        }
        if (body.isPresent()) {
            return inBody(request, body.get(), trace);
        }
        trace.note("basic.locate", api.id().value(), Verdict.SKIPPED);
        return absent;
    }

    private static Authentication noted(Trace trace, CredentialLocation location, Authentication outcome) {
        trace.note("basic.locate", location.name(), Verdict.REFUSED);
        return outcome;
    }

    private Authentication authenticate(
            HttpRequest request, CredentialLocation location, String credential, Trace trace) {
        var presented = text.read(credential);
        if (presented instanceof Login login) {
            trace.note("basic.locate", location.name(), Verdict.PASSED);
            var outcome = verified(login, location, trace);
            return outcome instanceof Authentication.Accepted && bodyDisagrees(request, login)
                    ? noted(trace, CredentialLocation.body(), REPEATED)
                    : outcome;
        }
        if (body.isPresent() && !isMeant(credential)) {
            return inBody(request, body.get(), trace);
        }
        return noted(trace, location, rejected((Flaw) presented));
    }

    /** Read last: before anybody proved anything a body costs more than the rest. */
    private boolean bodyDisagrees(HttpRequest request, Login login) {
        return body.isPresent()
                && !places.firstCounts()
                && body.get().read(request.body()) instanceof Login other
                && !other.matches(login);
    }

    /** Whoever reads more leniently than we do may find a user in it, and another one than the body names. */
    private boolean isMeant(String credential) {
        return !places.firstCounts() && BasicText.isBasic(credential);
    }

    private Authentication inBody(HttpRequest request, BodyText expressions, Trace trace) {
        var location = CredentialLocation.body();
        var presented = expressions.read(request.body());
        if (presented instanceof Login login) {
            trace.note("basic.locate", location.name(), Verdict.PASSED);
            return verified(login, location, trace);
        }
        return noted(trace, location, rejected((Flaw) presented));
    }

    /** Only who may have meant another method, or none, is told of this one. */
    private Authentication rejected(Flaw flaw) {
        var told = flaw.denial().equals(Denials.USER_MISSING) ? challenges : List.<String>of();
        return new Authentication.Rejected(new Refusal(flaw.denial(), flaw.detail()), told);
    }

    private Authentication verified(Login login, CredentialLocation location, Trace trace) {
        var name = login.user();
        var user = name == null ? null : find(login, trace);
        if (trace.isRecording()) {
            trace.note("basic.user", user == null ? "none" : user.id().toString(), verdict(user != null));
        }
        var right = passwords.check(api.organization(), login, user, rules.remembered());
        trace.note("basic.password", api.id().value(), verdict(right.isPresent()));
        return name == null || user == null || right.isEmpty()
                ? refused
                : Authentication.Accepted.by(proof(name, user, location, right.get()));
    }

    private @Nullable StoredSession find(Login login, Trace trace) {
        return sessions.find(api.organization(), login.name(), CredentialKind.BASIC, trace)
                .orElse(null);
    }

    private static Verdict verdict(boolean passed) {
        return passed ? Verdict.PASSED : Verdict.REFUSED;
    }

    private static Proof proof(String name, StoredSession user, CredentialLocation location, Afterwards afterwards) {
        var identity = new Identity(user.session().organization(), name);
        var basis = new SessionBasis.Loaded(user);
        return new Proof(BasicRules.METHOD, identity, basis, location, Optional.empty(), afterwards);
    }
}
