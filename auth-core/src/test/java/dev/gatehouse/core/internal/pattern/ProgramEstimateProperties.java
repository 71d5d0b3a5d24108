// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ProgramEstimateProperties {
    /** The estimate may be too high, never much too low: it is all that stands before the compiler. */
    @Property(tries = 2_000)
    void estimateIsNotBelowTheProgram(@ForAll("expressions") String expression) {
        Assume.that(!new ProgramEstimate(expression).exceeds(BoundedPattern.LARGEST));
        int size = size(expression);

        assertThat(new ProgramEstimate(expression).exceeds(size / 2 - 10))
                .as(expression)
                .isTrue();
    }

    /** How large the program is; nothing where there is none. */
    private static int size(String expression) {
        try {
            return Pattern.compile(expression).programSize();
        } catch (PatternSyntaxException noExpression) {
            return 0;
        }
    }

    @Provide
    static Arbitrary<String> expressions() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "(",
                        "(?:",
                        "(?i)",
                        "(?P<n>",
                        ")",
                        ")",
                        "|",
                        "*",
                        "+",
                        "?",
                        "{3}",
                        "{2,9}",
                        "{4,}",
                        "{,2}",
                        "[a-z]",
                        "[^/]",
                        "[]{9}]",
                        "[[:alpha:]{9}]",
                        "\\(",
                        "\\Qa{9}\\E",
                        "\\pL",
                        "\\p{Greek}",
                        "\\x{41}",
                        ".",
                        "{",
                        "}",
                        "^",
                        "$")
                .list()
                .ofMaxSize(14)
                .map(pieces -> String.join("", pieces));
    }
}
