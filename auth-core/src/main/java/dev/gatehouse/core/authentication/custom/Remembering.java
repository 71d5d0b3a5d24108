// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.custom;

import dev.gatehouse.authentication.Afterwards;
import dev.gatehouse.authentication.Authentication.Accepted;
import dev.gatehouse.authentication.SessionBasis;
import dev.gatehouse.core.authentication.custom.Callers.Caller;
import dev.gatehouse.credential.Verified;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Step.Verdict;
import dev.gatehouse.explanation.Trace;
import dev.gatehouse.http.Effects;
import dev.gatehouse.identity.Identity;
import dev.gatehouse.session.Attributes;
import dev.gatehouse.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which answers of a method are remembered, and for how long. Who is recognized gets a session and nothing else, so an answer
 * that says more must be heard each time.
 */
final class Remembering {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Verified once;
    private final InstantSource clock;

    Remembering(ProtectedApi api, InstantSource clock) {
        this.once = Verified.once(api.id().value());
        this.clock = clock;
    }

    /**
     * The session of an answer, with what is remembered of it.
     *
     * @param caller who may be recognized the next time; null if nobody is
     */
    Session session(Accepted accepted, SessionBasis.Made made, @Nullable Caller caller, Trace trace) {
        var session = made.session();
        if (caller == null || made.goodUntil().isEmpty()) {
            return session.with(session.credentials().with(once));
        }
        boolean all = isNoMoreThanASession(accepted, session.attributes());
        trace.note("custom.remembered", CustomRules.METHOD, all ? Verdict.PASSED : Verdict.SKIPPED);
        if (!all) {
            return session.with(session.credentials().with(once));
        }
        var verified = verified(made.goodUntil().get(), caller.word());
        return session.with(session.credentials().with(verified))
                .with(named(session.attributes(), accepted.base().identity()));
    }

    private static boolean isNoMoreThanASession(Accepted accepted, Attributes attributes) {
        var proof = accepted.base();
        return accepted.proofs().size() == 1
                && accepted.effects().equals(Effects.none())
                && proof.oneTime().isEmpty()
                && proof.afterwards().equals(Afterwards.NOTHING)
                && isName(proof.identity(), attributes.alias());
    }

    private static boolean isName(Identity identity, String alias) {
        return identity.subject().isEmpty()
                || alias.isEmpty()
                || identity.subject().equals(alias);
    }

    private Verified verified(Instant until, String word) {
        var now = clock.instant();
        if (!until.isAfter(now)) {
            return once;
        }
        var longest = now.plus(LONGEST);
        return new Verified(until.isBefore(longest) ? until : longest, Optional.of(word));
    }

    /** By the alias the caller is told from others the next time. */
    private static Attributes named(Attributes attributes, Identity identity) {
        return attributes.alias().isEmpty()
                ? new Attributes(identity.subject(), attributes.tags(), attributes.metadata())
                : attributes;
    }
}
