// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.session.Session;
import java.util.Objects;
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
     * Asserts that the request may pass.
     *
     * @return this
     */
    public AccessDecisionAssert isGranted() {
        isNotNull();
        if (!(actual instanceof AccessDecision.Granted)) {
            failWithMessage("expected the request to pass, but it was %s", actual);
        }
        return this;
    }

    /**
     * Asserts that the request may pass with a session.
     *
     * @param expected the session that rules it
     * @return this
     */
    public AccessDecisionAssert hasSession(Session expected) {
        isGranted();
        var session = ((AccessDecision.Granted) actual).session().orElse(null);
        if (session == null || !session.session().equals(expected)) {
            failWithMessage("expected the session %s, but it was %s", expected, session);
        }
        return this;
    }

    /**
     * Asserts that the request may pass without any session.
     *
     * @return this
     */
    public AccessDecisionAssert hasNoSession() {
        isGranted();
        if (((AccessDecision.Granted) actual).session().isPresent()) {
            failWithMessage("expected no session, but there is one: %s", actual);
        }
        return this;
    }

    /**
     * Asserts that the request is denied.
     *
     * @param status what the client is told
     * @return this
     */
    public AccessDecisionAssert isDenied(int status) {
        var denial = denied().denial();
        if (denial.status() != status) {
            failWithMessage("expected denial with status %s, but it was %s", status, denial);
        }
        return this;
    }

    /**
     * Asserts which entry of the catalogue the denial is.
     *
     * @param id of the entry
     * @return this
     */
    public AccessDecisionAssert withId(String id) {
        var denial = denied().denial();
        if (!denial.id().equals(id)) {
            failWithMessage("expected denial %s, but it was %s", id, denial);
        }
        return this;
    }

    /**
     * Asserts what the client is told.
     *
     * @param message the public text
     * @return this
     */
    public AccessDecisionAssert withMessage(String message) {
        var denial = denied().denial();
        if (!denial.message().equals(message)) {
            failWithMessage("expected the message <%s>, but it was %s", message, denial);
        }
        return this;
    }

    /**
     * Asserts that the library answers the client itself.
     *
     * @param status of the answer
     * @return this
     */
    public AccessDecisionAssert isAnswered(int status) {
        isNotNull();
        if (!(actual instanceof AccessDecision.Answered answered)
                || answered.answer().status() != status) {
            failWithMessage("expected an answer with status %s, but it was %s", status, actual);
        }
        return this;
    }

    /**
     * Asserts a header that the answer to the client carries.
     *
     * @param name of the header
     * @param value of its first line
     * @return this
     */
    public AccessDecisionAssert addsResponseHeader(String name, String value) {
        isNotNull();
        var found = actual.effects().response().first(name);
        if (!Objects.equals(found, value)) {
            failWithMessage("expected response header %s: %s, but it was %s", name, value, found);
        }
        return this;
    }

    private AccessDecision.Denied denied() {
        isNotNull();
        if (actual instanceof AccessDecision.Denied denied) {
            return denied;
        }
        throw failure("expected the request to be denied, but it was %s", actual);
    }
}
