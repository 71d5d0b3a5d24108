// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.List;

/**
 * How refusals are rewritten: {@code error_overrides} of a definition or of the gateway's configuration.
 *
 * @since 0.1
 */
@SuppressWarnings({"unused", "DoNotCallSuggester"})
public final class TykErrorRules {
    private static final TykErrorRules NONE = new TykErrorRules();

    private TykErrorRules() {}

    /** {@return rules that rewrite nothing} */
    public static TykErrorRules none() {
        return NONE;
    }

    /**
     * Reads {@code error_overrides} of a gateway's configuration.
     *
     * @param json the text of the member's value
     * @return what came out; never an exception, whatever the text is
     */
    public static Reading read(String json) {
        throw new UnsupportedOperationException();
    }

    /** {@return whether nothing is rewritten} */
    public boolean isEmpty() {
        return true;
    }

    /**
     * What came out of reading rules.
     *
     * @param rules the rules that can be used
     * @param problems why others cannot; none if all is well
     */
    public record Reading(TykErrorRules rules, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }
}
