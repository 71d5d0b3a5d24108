// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import static dev.gatehouse.core.ProofCheck.sessionOf;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.access.ExplainedDecision;
import dev.gatehouse.authentication.Authentication;
import dev.gatehouse.core.admission.OpenPaths;
import dev.gatehouse.core.admission.VersionChoice;
import dev.gatehouse.core.authentication.Authenticators;
import dev.gatehouse.core.authentication.Requirement;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Explanation;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.RequestPath;
import dev.gatehouse.policy.Ruling;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides the requests of one API. Everything that can be prepared once is prepared when the gate is made.
 *
 * <p>Lists that every decision goes through are counted through: an iterator each is memory that adds up.
 *
 * <p>A decision has one direction: admission, authentication, session, policy, decision, events; hooks of the host look at
 * the request before authentication, and once it is known whose live session it has. Whatever fails on the way refuses the request. Thread-safe; blocks while a store or a peer is asked: at most one round trip for
 * each method that the API requires, one for all limits together if anything is limited, and one for the organization
 * where the host wants its limits to hold and the store does not keep sessions.
 *
 * @since 0.1
 */
public final class Gate {
    private static final Refusal ORGANIZATION_INACTIVE =
            new Refusal(Denials.ORGANIZATION_INACTIVE, "the session of the organization is inactive");

    private final ProtectedApi api;
    private final Gatekeeper.Parts parts;
    private final VersionChoice versions;
    private final OpenPaths openPaths;
    private final @Nullable Requirement requirement;
    private final Outcomes outcomes;
    private final Rulings rulings;
    private final HookRun hooks;
    private final ProofCheck proofs;
    private final Failures failures;

    Gate(ProtectedApi api, Gatekeeper.Parts parts) {
        this.api = api;
        this.parts = parts;
        this.versions = new VersionChoice(api, parts.clock());
        this.openPaths = new OpenPaths(api);
        this.requirement =
                api.requirement() instanceof AuthRequirement.Keyless ? null : Authenticators.of(api, parts.means());
        this.outcomes = new Outcomes(api, parts);
        this.rulings = new Rulings(api, parts, outcomes);
        this.hooks = new HookRun(api, outcomes, parts.clock());
        this.proofs = new ProofCheck(parts.replays(), parts.clock());
        this.failures = new Failures(api, outcomes);
    }

    /** {@return the API whose requests are decided here} */
    public ProtectedApi api() {
        return api;
    }

    /**
     * Decides a request. Whatever is thrown on the way, by a store, by code of the host or by the request itself, refuses
     * it: exceptions and errors alike, also where the stack is used up. An {@link OutOfMemoryError} alone passes through,
     * for it is not about this request.
     *
     * @param request the request; its path as the client sent it, with the base path of the API
     * @return the decision; never an exception
     */
    public AccessDecision decide(HttpRequest request) {
        return decide(request, false, Trace.none());
    }

    /**
     * Decides a request and says how. The decision is the one that {@link #decide} makes, events included.
     *
     * @param request the request
     * @return the decision and its steps
     */
    public ExplainedDecision explain(HttpRequest request) {
        var recorder = Explanation.recorder();
        var decision = decide(request, false, recorder);
        return new ExplainedDecision(decision, recorder.explanation());
    }

    /**
     * Looks how the limits stand for whoever sends a request, and takes nothing: {@code usage} of what is granted. The
     * credential has to be genuine, its session alive and with a right to the API and its version, as for {@link #decide};
     * which paths it may use and whether anything is left are not looked at. No effect tells of limits: the host does. Hooks
     * in front look at the request, for they may refuse it or translate its credential; those after authentication do not.
     *
     * @param request with a credential, and the path and method to whose limits the answer applies
     * @return granted, unless the request has no good credential, or one for other APIs, or cannot be looked at
     */
    public AccessDecision limits(HttpRequest request) {
        return decide(request, true, Trace.none());
    }

    private AccessDecision decide(HttpRequest request, boolean looksOnly, Trace trace) {
        try {
            return admit(request, looksOnly, trace);
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            return failures.refused(request, failure, trace);
        }
    }

    private AccessDecision admit(HttpRequest request, boolean looksOnly, Trace trace) {
        if (request.path().clarity() == RequestPath.Clarity.MALFORMED) {
            trace.note("admission.path", api.id().value(), Verdict.REFUSED);
            return outcomes.denied(request, new Refusal(Denials.MALFORMED_REQUEST, "the path cannot be decoded"));
        }
        var crossOrigin = outcomes.crossOrigin(request, trace);
        if (crossOrigin != null) {
            return crossOrigin;
        }
        var choice = versions.choose(request);
        if (choice instanceof VersionChoice.Choice.Refused refused) {
            trace.note("admission.version", api.id().value(), Verdict.REFUSED);
            return outcomes.versionRefused(request, refused.refusal());
        }
        var version = ((VersionChoice.Choice.Served) choice).version();
        var passage = new Passage(request, version, Optional.empty(), looksOnly, Effects.none(), trace);
        return hooks.lookBefore() ? hooks.before(passage, this::admit) : admit(passage);
    }

    private AccessDecision admit(Passage hooked) {
        var passage = hooked.of(parts.organization(api));
        var organization = passage.organization();
        if (organization.isPresent()
                && organization.get().effective().lifetime().inactive()) {
            passage.trace().note("organization.active", api.organization().toString(), Verdict.REFUSED);
            return outcomes.refused(passage.request(), organization.get(), ORGANIZATION_INACTIVE);
        }
        var request = passage.request();
        if (requirement == null) {
            passage.trace().note("admission.keyless", api.id().value(), Verdict.PASSED);
            return open(passage, false);
        }
        if (openPaths.open(passage.version(), request)) {
            passage.trace().note("admission.open_path", request.path().raw(), Verdict.PASSED);
            return hooks.after(passage, Optional.empty(), after -> open(after, true));
        }
        if (request.headers().isRepeated("Authorization")) {
            passage.trace().note("admission.authorization", api.id().value(), Verdict.REFUSED);
            return outcomes.denied(request, new Refusal(Denials.REPEATED_CREDENTIAL, "two Authorization lines"));
        }
        return authenticate(passage, requirement);
    }

    /** Limits of the API and its organization hold also where nobody needs to say who asks. */
    private AccessDecision open(Passage passage, boolean strip) {
        var ruling = rulings.of(passage, Optional.empty());
        return ruling instanceof Ruling.Refused refused
                ? outcomes.limited(passage.request(), Optional.empty(), refused)
                : outcomes.open(passage, ruling.usage(), strip);
    }

    private AccessDecision authenticate(Passage passage, Requirement required) {
        var outcome = required.prove(passage.request(), passage.trace());
        if (outcome instanceof Requirement.Outcome.Found found) {
            return authenticated(passage, found.authentication());
        }
        passage.trace().note("credential.optional", api.id().value(), Verdict.SKIPPED);
        return hooks.after(passage, Optional.empty(), after -> open(after, true));
    }

    private AccessDecision authenticated(Passage passage, Authentication authentication) {
        if (authentication instanceof Authentication.Accepted accepted) {
            return proved(passage.then(accepted.effects()), accepted);
        }
        if (authentication instanceof Authentication.Answered answered) {
            return outcomes.answered(passage.request(), answered.answer());
        }
        return outcomes.unproved(passage.request(), (Authentication.Failure) authentication);
    }

    private AccessDecision proved(Passage passage, Authentication.Accepted accepted) {
        var refused = unusable(passage, accepted);
        if (refused != null) {
            return refused;
        }
        if (!hooks.lookAfter()) {
            return limit(passage, accepted, false);
        }
        var session = Optional.of(sessionOf(accepted.base()));
        return hooks.after(passage, session, after -> limit(after, accepted, false));
    }

    /** Before hooks see who asks: they may answer, and nobody is to be answered as who it is not, or not any more. */
    private @Nullable AccessDecision unusable(Passage passage, Authentication.Accepted accepted) {
        var ended = ended(passage, accepted);
        if (ended != null) {
            return ended;
        }
        var misused = misused(passage, accepted);
        if (misused != null) {
            return misused;
        }
        // Who only looks uses nothing up.
        var used = passage.looksOnly() ? null : proofs.used(accepted.proofs(), passage.trace());
        return used == null ? null : outcomes.refused(passage.request(), sessionOf(accepted.base()), used);
    }

    private @Nullable AccessDecision ended(Passage passage, Authentication.Accepted accepted) {
        var all = accepted.proofs();
        for (int i = 0; i < all.size(); i++) {
            var ended = proofs.ended(all.get(i), passage.trace());
            if (ended != null) {
                return outcomes.ended(passage.request(), sessionOf(all.get(i)), ended);
            }
        }
        return null;
    }

    /** Of the base the rules see to it: what may be used of the API, and how often, is its matter alone. */
    private @Nullable AccessDecision misused(Passage passage, Authentication.Accepted accepted) {
        if (accepted.proofs().size() == 1) {
            return null;
        }
        for (var proof : accepted.proofs()) {
            var misused = proof.equals(accepted.base()) ? null : ProofCheck.misused(proof, api.id(), passage.trace());
            if (misused != null) {
                return outcomes.refused(passage.request(), sessionOf(proof), misused);
            }
        }
        return null;
    }

    private AccessDecision limit(Passage passage, Authentication.Accepted accepted, boolean waited) {
        var session = Optional.of(sessionOf(accepted.base()));
        var ruling = rulings.of(passage, session);
        if (ruling instanceof Ruling.Refused refused) {
            return refused.throttle().retries() > 0
                    ? outcomes.mayWait(passage.request(), session, refused, waited, () -> again(passage, accepted))
                    : outcomes.limited(passage.request(), session, refused);
        }
        var granted = outcomes.granted(passage, session, accepted.proofs(), ruling.usage());
        if (!passage.looksOnly()) {
            proofs.finish(accepted.proofs(), api.id());
        }
        return granted;
    }

    /** The request waited for its rate. What it proved is proved, and would be refused if it counts once. */
    private AccessDecision again(Passage passage, Authentication.Accepted accepted) {
        try {
            var ended = ended(passage, accepted);
            return ended == null ? limit(passage, accepted, true) : ended;
        } catch (OutOfMemoryError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            return failures.refused(passage.request(), failure, passage.trace());
        }
    }
}
