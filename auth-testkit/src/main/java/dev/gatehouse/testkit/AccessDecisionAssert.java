// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.AccessDecision.Answered;
import dev.gatehouse.access.AccessDecision.Denied;
import dev.gatehouse.access.AccessDecision.Granted;
import dev.gatehouse.http.Effects;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.StoredSession;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a decision.
 *
 * @since 0.1
 */
public final class AccessDecisionAssert extends AbstractAssert<AccessDecisionAssert, AccessDecision> {
    AccessDecisionAssert(AccessDecision actual) {
        super(actual, AccessDecisionAssert.class);
    }

    /**
     * The request may pass.
     *
     * @return this
     */
    public AccessDecisionAssert isGranted() {
        if (!(actual instanceof Granted)) {
            failWithMessage("expected the request to be granted, but it was %s", Wording.of(actual));
        }
        return this;
    }

    /**
     * The request may not pass.
     *
     * @param status what the client is told
     * @return assertions on what else it is told
     */
    public DenialAssert isDenied(int status) {
        if (!(actual instanceof Denied denied) || denied.denial().status() != status) {
            throw failure("expected the request to be denied with %s, but it was %s", status, Wording.of(actual));
        }
        return new DenialAssert(denied);
    }

    /**
     * The library answers the client itself.
     *
     * @param status what the client is told
     * @return assertions on the answer
     */
    public AnswerAssert isAnswered(int status) {
        if (!(actual instanceof Answered answered) || answered.answer().status() != status) {
            throw failure("expected the request to be answered with %s, but it was %s", status, Wording.of(actual));
        }
        return new AnswerAssert(answered);
    }

    /**
     * A session rules the request.
     *
     * @param id its name
     * @return this
     */
    public AccessDecisionAssert hasSession(SessionId id) {
        isGranted();
        var ids = ((Granted) actual).session().map(StoredSession::id);
        if (!ids.equals(Optional.of(id))) {
            failWithMessage("expected the request to be ruled by session %s, but it was %s", id, Wording.of(actual));
        }
        return this;
    }

    /**
     * A session rules the request.
     *
     * @param session what it must be equal to
     * @return this
     */
    public AccessDecisionAssert hasSession(Session session) {
        isGranted();
        var found = ((Granted) actual).session().map(StoredSession::session);
        if (!found.equals(Optional.of(session))) {
            failWithMessage("expected the request to be ruled by %s, but by %s", session, found);
        }
        return this;
    }

    /**
     * A session rules the request.
     *
     * @param id its name, as it is stored
     * @return this
     */
    public AccessDecisionAssert hasSession(String id) {
        return hasSession(new SessionId(id));
    }

    /**
     * No session rules the request: it is open to everybody.
     *
     * @return this
     */
    public AccessDecisionAssert hasNoSession() {
        isGranted();
        if (((Granted) actual).session().isPresent()) {
            failWithMessage("expected no session to rule the request, but it was %s", Wording.of(actual));
        }
        return this;
    }

    /**
     * The host has nothing to change.
     *
     * @return this
     */
    public AccessDecisionAssert hasNoEffects() {
        if (!actual.effects().equals(Effects.none())) {
            failWithMessage("expected no effects, but they were %s", actual.effects());
        }
        return this;
    }

    /** {@return assertions on what the host must apply} */
    public EffectsAssert effects() {
        return new EffectsAssert(actual.effects());
    }
}
