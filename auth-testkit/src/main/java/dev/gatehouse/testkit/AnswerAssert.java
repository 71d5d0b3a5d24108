// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision.Answered;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on an answer that the library makes itself.
 *
 * @since 0.1
 */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answered> {
    AnswerAssert(Answered actual) {
        super(actual, AnswerAssert.class);
    }

    /**
     * The answer has a body.
     *
     * @param body the whole text
     * @return this
     */
    public AnswerAssert withBody(String body) {
        if (!actual.answer().body().equals(body)) {
            failWithMessage("expected the body \"%s\", but the request was %s", body, Wording.of(actual));
        }
        return this;
    }

    /**
     * The answer carries a header line, of its own or from the effects of the decision.
     *
     * @param name of the header
     * @param value of its first line
     * @return this
     */
    public AnswerAssert withHeader(String name, String value) {
        var added = actual.effects().response().first(name);
        var found = added == null ? actual.answer().headers().first(name) : added;
        if (!value.equals(found)) {
            failWithMessage("expected the answer's header %s to be \"%s\", but it was \"%s\"", name, value, found);
        }
        return this;
    }
}
