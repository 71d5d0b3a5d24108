// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import dev.gatehouse.access.AccessDecision.Denied;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a refused client is told.
 *
 * @since 0.1
 */
public final class DenialAssert extends AbstractAssert<DenialAssert, Denied> {
    DenialAssert(Denied actual) {
        super(actual, DenialAssert.class);
    }

    /**
     * The denial is an entry of the catalogue.
     *
     * @param id of the entry
     * @return this
     */
    public DenialAssert withId(String id) {
        return with("id", actual.denial().id(), id);
    }

    /**
     * The client is told a text.
     *
     * @param message the public text
     * @return this
     */
    public DenialAssert withMessage(String message) {
        return with("message", actual.denial().message(), message);
    }

    /**
     * Operators are told a text.
     *
     * @param part what the detail must contain
     * @return this
     */
    public DenialAssert withDetailContaining(String part) {
        if (!actual.denial().detail().contains(part)) {
            failWithMessage("expected a detail with \"%s\", but the request was %s", part, Wording.of(actual));
        }
        return this;
    }

    /**
     * The answer carries a header line.
     *
     * @param name of the header
     * @param value of its first line
     * @return this
     */
    public DenialAssert withHeader(String name, String value) {
        new EffectsAssert(actual.effects()).addsToAnswer(name, value);
        return this;
    }

    private DenialAssert with(String what, String found, String expected) {
        if (!found.equals(expected)) {
            failWithMessage(
                    "expected a denial with %s \"%s\", but the request was %s", what, expected, Wording.of(actual));
        }
        return this;
    }
}
