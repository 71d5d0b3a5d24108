// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Authenticator;
import dev.gatehouse.core.authentication.custom.Callers.Caller;
import dev.gatehouse.core.internal.failure.FailureLog;
import dev.gatehouse.core.internal.failure.ForeignCode;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.session.SessionMaking;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an authenticator of the host's own, unless the caller is recognized as one about whom it said for how long it need not
 * be asked. Whatever it throws refuses the request.
 *
 * @since 0.1
 */
public final class CustomAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(CustomAuthenticator.class);

    private static final Authentication FAILED =
            Authentication.Rejected.because(Denials.CUSTOM_FAILED, "the authenticator failed");
    private static final Authentication UNCLEAR = Authentication.Rejected.because(
            Denials.IDENTITY_MISSING, "what is in the place of the identity tells none, or several");
    private static final Authentication NOTHING =
            new Authentication.Absent(new Refusal(Denials.IDENTITY_MISSING, "no identity in the request"), List.of());

    private final CustomRules rules;
    private final ProtectedApi api;
    private final @Nullable Callers callers;
    private final MadeProofs made;
    private final FailureLog failures;

    /**
     * An authenticator for one API.
     *
     * @param rules who verifies
     * @param api the API
     * @param sessions keeps the sessions that are made
     * @param clock tells now
     */
    public CustomAuthenticator(CustomRules rules, ProtectedApi api, SessionMaking sessions, InstantSource clock) {
        this.rules = rules;
        this.api = api;
        this.callers = rules.identity()
                .map(extractor -> new Callers(rules, extractor, api, sessions, clock))
                .orElse(null);
        this.made = new MadeProofs(api, sessions, clock);
        this.failures = new FailureLog(clock);
    }

    @Override
    public Authentication authenticate(HttpRequest request, Trace trace) {
        var extractor = rules.identity().orElse(null);
        if (extractor == null || callers == null) {
            return asked(request, null, trace);
        }
        var found = extractor.look(request);
        trace.note("custom.identity", rules.name(), verdict(found));
        if (found instanceof IdentityExtractor.Found.Identity identity) {
            return known(request, callers, callers.of(identity.text()), trace);
        }
        return found instanceof IdentityExtractor.Found.Nothing ? NOTHING : UNCLEAR;
    }

    private static Verdict verdict(IdentityExtractor.Found found) {
        if (found instanceof IdentityExtractor.Found.Identity) {
            return Verdict.PASSED;
        }
        return found instanceof IdentityExtractor.Found.Nothing ? Verdict.SKIPPED : Verdict.REFUSED;
    }

    private Authentication known(HttpRequest request, Callers all, Caller caller, Trace trace) {
        if (caller.place().isSwitchedOff()) {
            trace.note("session.active", rules.name(), Verdict.REFUSED);
            return MadeProofs.SWITCHED_OFF;
        }
        return all.recognized(caller, trace)
                .<Authentication>map(known -> known)
                .orElseGet(() -> asked(request, caller, trace));
    }

    private Authentication asked(HttpRequest request, @Nullable Caller caller, Trace trace) {
        var outcome = answer(request, trace);
        trace.note(
                "custom.verify",
                rules.name(),
                outcome instanceof Authentication.Failure ? Verdict.REFUSED : Verdict.PASSED);
        return outcome instanceof Authentication.Accepted accepted ? made.of(accepted, caller, trace) : outcome;
    }

    private Authentication answer(HttpRequest request, Trace trace) {
        return ForeignCode.guarded(() -> rules.authenticator().authenticate(request, trace), FAILED, this::tell);
    }

    private void tell(Throwable failure) {
        failures.tell(
                failure,
                (text, untold) -> LOG.error(
                        "authenticator {} of API {} failed, the request is refused: {}; {} more since the last line",
                        rules.name(),
                        api.id(),
                        text,
                        untold));
    }
}
