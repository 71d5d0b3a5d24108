// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.definition.PathMatching;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "/users, true, false, ^/users",
        "/users, false, true, /users$",
        "^/users, true, true, ^/users$",
        "/a/*/b, false, false, /a/[^/]+/b",
        "/a/*/*/b, false, false, /a/[^/]+/[^/]+/b",
        "/a/*, true, true, ^/a/.*$",
        "/u$, true, true, ^/u$",
        "/users/{id}, true, true, ^/users/[^/]+$",
        "'/n/[0-9]{2,3}', true, false, '^/n/[0-9]{2,3}'",
        "users, true, true, users$"
    })
    void anchorsAndNamesSegments(String pattern, boolean prefix, boolean suffix, String expression) {
        assertThat(PathExpression.of(pattern, PathMatching.original(prefix, suffix)))
                .isEqualTo(expression);
    }

    @Test
    void holdsEveryAlternativeOfAnExactRule() {
        assertThat(PathExpression.of("/a|/b", PathMatching.EXACT)).isEqualTo("^(?:/a|/b)$");
    }

    @Nested
    class Matching {
        private final PathPatterns patterns = new PathPatterns();

        @Test
        void brokenExpressionMatchesNothing() {
            assertThat(patterns.matches("[bad", PathMatching.ANYWHERE, "[bad")).isFalse();
        }

        @Test
        void endlessPatternMatchesNothing() {
            var endless = "a?".repeat(5_000);

            assertThat(patterns.matches(endless, PathMatching.ANYWHERE, "a")).isFalse();
        }

        @Test
        void at52LineBreakEndsNothing() {
            assertThat(patterns.matches("/users", PathMatching.EXACT, "/users\n"))
                    .isFalse();
        }

        @Test
        void catastrophicFormStaysLinear() {
            // A backtracking engine would need longer than the age of the universe.
            assertThat(patterns.matches("^(a+)+$", PathMatching.ANYWHERE, "a".repeat(50_000) + "!"))
                    .isFalse();
        }
    }
}
