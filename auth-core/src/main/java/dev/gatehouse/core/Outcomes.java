// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.authentication.Proof;
import dev.gatehouse.core.admission.CorsCheck;
import dev.gatehouse.definition.Degradation;
import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.event.AuthEvent;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.RequestEdit;
import dev.gatehouse.policy.Ruling;
import dev.gatehouse.policy.Usage;
import dev.gatehouse.session.StoredSession;
import dev.gatehouse.store.StorePort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns the end of a decision into its answer, its effects and its event. */
final class Outcomes {
    private static final Set<String> SOON_OVER = Set.of(Denials.STORE_UNAVAILABLE, Denials.PASSWORDS_BUSY);

    private final ProtectedApi api;
    private final Gatekeeper.Parts parts;
    private final @Nullable CorsCheck cors;
    private final RequestEdit stripping;
    private final Effects stripped;
    private final LimitLines limits;
    private final boolean untold;
    private final LimitEvents limitEvents;

    Outcomes(ProtectedApi api, Gatekeeper.Parts parts) {
        this.api = api;
        this.parts = parts;
        this.cors = api.cors().map(CorsCheck::new).orElse(null);
        this.stripping = CredentialStripping.editFor(api);
        this.stripped = new Effects(stripping, Headers.none());
        this.limits = LimitLines.of(api.limits().headers(), parts.clock());
        this.untold = api.limits().headers() == LimitHeaders.NONE;
        this.limitEvents = new LimitEvents(api, parts);
    }

    /** A preflight is answered, and a request that is passed through is granted; null for every other request. */
    @Nullable
    AccessDecision crossOrigin(HttpRequest request, Trace trace) {
        if (cors == null) {
            return null;
        }
        if (cors.passesThrough(request)) {
            trace.note("admission.cors", "passed through", Verdict.PASSED);
            // The backend answers preflights itself, and two answers to one question would contradict each other.
            return new AccessDecision.Granted(Optional.empty(), List.of(), stripped);
        }
        var preflight = cors.preflight(request);
        if (preflight == null) {
            return null;
        }
        trace.note("admission.cors", "preflight", Verdict.PASSED);
        return new AccessDecision.Answered(preflight, Effects.none());
    }

    AccessDecision open(Passage passage, List<Usage> usage, boolean strip) {
        tell(passage, Optional.empty(), usage);
        var effects = passage.effects().then(effects(passage, usage, strip));
        return new AccessDecision.Granted(Optional.empty(), List.of(), usage, effects);
    }

    AccessDecision granted(Passage passage, Optional<StoredSession> session, List<Proof> proofs, List<Usage> usage) {
        tell(passage, session, usage);
        // What is stripped goes last, or a hook or a method could add the credential again.
        var effects = passage.effects().then(effects(passage, usage, true));
        return new AccessDecision.Granted(session, proofs, usage, effects);
    }

    /** Where limits are only looked at, nothing happened to them. */
    private void tell(Passage passage, Optional<StoredSession> session, List<Usage> usage) {
        if (!passage.looksOnly() && limitEvents.tells(usage)) {
            limitEvents.granted(usage, session, () -> origin(passage.request()));
        }
    }

    AccessDecision answered(HttpRequest request, HttpAnswer answer) {
        return new AccessDecision.Answered(answer, effects(request, List.of(), false));
    }

    AccessDecision versionRefused(HttpRequest request, Refusal refusal) {
        parts.announce(() -> new AuthEvent.VersionRefused(origin(request), refusal));
        return denied(request, refusal);
    }

    /** A ruling says no: for want of a right, or because a limit is reached. */
    AccessDecision limited(HttpRequest request, Optional<StoredSession> session, Ruling.Refused ruling) {
        if (ruling.usage().isEmpty()) {
            unlimited(request, session, ruling.refusal());
        } else {
            limitEvents.refused(ruling.usage(), session, () -> origin(request));
        }
        return limited(request, ruling, Optional.empty());
    }

    /** A rate is reached, and the request may wait for it. */
    AccessDecision mayWait(
            HttpRequest request,
            Optional<StoredSession> session,
            Ruling.Refused ruling,
            boolean waited,
            Supplier<AccessDecision> again) {
        if (waited) {
            limitEvents.refusedAgain(ruling.usage(), session, () -> origin(request));
        } else {
            limitEvents.refused(ruling.usage(), session, () -> origin(request));
        }
        return limited(request, ruling, Optional.of(again));
    }

    private AccessDecision limited(
            HttpRequest request, Ruling.Refused ruling, Optional<Supplier<AccessDecision>> again) {
        var lines = lines(marks(request));
        limits.add(ruling.usage(), false, lines);
        var denial = parts.denials().of(ruling.refusal());
        return new AccessDecision.Denied(
                denial, ruling.usage(), ruling.throttle(), again, Effects.onResponse(Headers.of(lines)));
    }

    private void unlimited(HttpRequest request, Optional<StoredSession> session, Refusal refusal) {
        parts.announce(() -> session.isPresent()
                ? new AuthEvent.AccessRefused(origin(request), session.get().id(), refusal)
                : new AuthEvent.DecisionFailed(origin(request), refusal));
    }

    AccessDecision denied(HttpRequest request, Refusal refusal) {
        return denied(request, refusal, List.of());
    }

    AccessDecision unproved(HttpRequest request, Authentication.Failure failure) {
        for (var rejection : failure.rejections()) {
            parts.announce(() -> new AuthEvent.AuthenticationFailed(origin(request), rejection));
        }
        return denied(withMore(request, failure.headers()), failure.refusal(), failure.challenges());
    }

    AccessDecision hookRefused(HttpRequest request, Refusal refusal, Headers headers) {
        parts.announce(() -> new AuthEvent.DecisionFailed(origin(request), refusal));
        return denied(withMore(request, headers), refusal, List.of());
    }

    private Headers withMore(HttpRequest request, Headers more) {
        return Effects.onResponse(marks(request)).then(Effects.onResponse(more)).response();
    }

    AccessDecision ended(HttpRequest request, StoredSession session, Refusal refusal) {
        parts.announce(() -> new AuthEvent.SessionEnded(origin(request), session.id(), refusal));
        return denied(request, refusal);
    }

    AccessDecision refused(HttpRequest request, StoredSession session, Refusal refusal) {
        parts.announce(() -> new AuthEvent.AccessRefused(origin(request), session.id(), refusal));
        return denied(request, refusal);
    }

    /** Tells that a store did not answer, and what becomes of the request; decides nothing. */
    void storeFailed(HttpRequest request, StorePort port, Degradation degradation) {
        parts.announce(() -> new AuthEvent.StoreFailed(origin(request), port, degradation));
    }

    AccessDecision failed(HttpRequest request, Refusal refusal) {
        parts.announce(() -> new AuthEvent.DecisionFailed(origin(request), refusal));
        try {
            return denied(request, refusal);
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable again) {
            // The request itself may be what fails, so the last answer looks at nothing of it.
            return denied(Headers.none(), refusal, List.of());
        }
    }

    private AccessDecision denied(HttpRequest request, Refusal refusal, List<String> challenges) {
        return denied(marks(request), refusal, challenges);
    }

    private AccessDecision denied(Headers marks, Refusal refusal, List<String> challenges) {
        var lines = lines(marks);
        challenges.forEach(challenge -> lines.addAll(List.of("WWW-Authenticate", challenge)));
        if (SOON_OVER.contains(refusal.id())) {
            lines.addAll(List.of("Retry-After", "1"));
        }
        var denial = parts.denials().of(refusal);
        return new AccessDecision.Denied(denial, Effects.onResponse(Headers.of(lines)));
    }

    private static List<String> lines(Headers marks) {
        var lines = new ArrayList<String>();
        marks.forEach((name, value) -> lines.addAll(List.of(name, value)));
        return lines;
    }

    private Effects effects(Passage passage, List<Usage> usage, boolean strip) {
        return effects(passage.request(), passage.looksOnly() ? List.of() : usage, strip);
    }

    private Effects effects(HttpRequest request, List<Usage> usage, boolean strip) {
        if (cors == null && (usage.isEmpty() || untold)) {
            return strip ? stripped : Effects.none();
        }
        var lines = lines(marks(request));
        limits.add(usage, true, lines);
        return new Effects(strip ? stripping : RequestEdit.none(), Headers.of(lines));
    }

    private Headers marks(HttpRequest request) {
        return cors == null ? Headers.none() : cors.mark(request);
    }

    private AuthEvent.Origin origin(HttpRequest request) {
        var address = request.connection().remoteAddress();
        var path = request.path().raw();
        return new AuthEvent.Origin(
                api.id(), request.method(), path, address, parts.clock().instant());
    }
}
