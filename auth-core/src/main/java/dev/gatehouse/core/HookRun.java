// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.core.internal.failure.FailureLog;
import dev.gatehouse.core.internal.failure.ForeignCode;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.hook.HookCall;
import dev.gatehouse.hook.HookOutcome;
import dev.gatehouse.hook.Hooks;
import dev.gatehouse.http.Headers;
import dev.gatehouse.session.StoredSession;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the hooks of an API look at a request, each at what the one before left. Where limits are only looked at only those in
 * front are asked, for without them another request would be looked at.
 */
final class HookRun {
    private static final Logger LOG = LoggerFactory.getLogger(HookRun.class);
    private static final HookOutcome FAILED =
            new HookOutcome.Refused(new Refusal(Denials.HOOK_FAILED, "the hook failed"), Headers.none());

    private final ProtectedApi api;
    private final Outcomes outcomes;
    private final List<Watched> before;
    private final List<Watched> after;

    HookRun(ProtectedApi api, Outcomes outcomes, InstantSource clock) {
        this.api = api;
        this.outcomes = outcomes;
        this.before = watched(api.hooks().before(), clock);
        this.after = watched(api.hooks().after(), clock);
    }

    private static List<Watched> watched(List<Hooks.Named> hooks, InstantSource clock) {
        return hooks.stream()
                .map(hook -> new Watched(hook, new FailureLog(clock)))
                .toList();
    }

    /** A hook, and what is told of its failures. */
    private record Watched(Hooks.Named named, FailureLog failures) {
        String name() {
            return named.name();
        }
    }

    /** Most APIs have none, and need not carry on in a function. */
    boolean lookBefore() {
        return !before.isEmpty();
    }

    boolean lookAfter() {
        return !after.isEmpty();
    }

    AccessDecision before(Passage passage, Function<Passage, AccessDecision> next) {
        return run(before, passage, Optional.empty(), next);
    }

    AccessDecision after(Passage passage, Optional<StoredSession> session, Function<Passage, AccessDecision> next) {
        return run(passage.looksOnly() ? List.of() : after, passage, session, next);
    }

    private AccessDecision run(
            List<Watched> hooks,
            Passage passage,
            Optional<StoredSession> session,
            Function<Passage, AccessDecision> next) {
        var current = passage;
        for (var hook : hooks) {
            var outcome = look(hook, current, session);
            boolean continues = outcome instanceof HookOutcome.Continued;
            passage.trace().note("hook", hook.name(), continues ? Verdict.PASSED : Verdict.REFUSED);
            if (outcome instanceof HookOutcome.Continued continued) {
                current = current.then(continued.effects());
            } else {
                return ended(current, outcome);
            }
        }
        return next.apply(current);
    }

    private AccessDecision ended(Passage passage, HookOutcome outcome) {
        if (outcome instanceof HookOutcome.Answered answered) {
            return outcomes.answered(passage.request(), answered.answer());
        }
        var refused = (HookOutcome.Refused) outcome;
        return outcomes.hookRefused(passage.request(), refused.refusal(), refused.headers());
    }

    private HookOutcome look(Watched hook, Passage passage, Optional<StoredSession> session) {
        var call = new HookCall(passage.request(), api.id(), api.organization(), session, passage.trace());
        return ForeignCode.guarded(() -> hook.named().hook().look(call), FAILED, failure -> tell(hook, failure));
    }

    private void tell(Watched hook, Throwable failure) {
        hook.failures()
                .tell(
                        failure,
                        (text, untold) -> LOG.error(
                                "hook {} of API {} failed, the request is refused: {}; {} more since the last line",
                                hook.name(),
                                api.id(),
                                text,
                                untold));
    }
}
