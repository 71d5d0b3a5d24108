// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoundedPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((x{0,100}){0,100}){0,100})",
                "(x{1,1000}){1,1000}",
                "((((x{1000}){1000}){1000}){1000})",
                "(?:(?:[a-z]{50}){50}){50}",
                "(?i:(\\pL{60}){60})",
                "(\\p{Greek}{60}){60}",
                "([[:alpha:]]{60}){60}",
                "([]x]{60}){60}",
                "(\\Qab\\E{60}){60}",
                "(?P<name>x{60}){60}",
                "((?i)x{60}){60}",
                "(a|b{60}|c){60}",
                "(x{60,}){60,}"
            })
    void repetitionsThatMultiplyAreRefused(String expression) {
        assertThatThrownBy(() -> BoundedPattern.compile(expression))
                .isInstanceOfSatisfying(
                        PatternSyntaxException.class,
                        refused -> assertThat(refused.getDescription()).contains("2500 instructions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/users/[^/]+$",
                "^/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
                "^/n/[^/]{1,255}/.*",
                "^/x{0,1000}",
                "a{b}",
                "a{,2}",
                "[{(]",
                "\\({3}"
            })
    void whatPeopleWriteIsCompiled(String expression) {
        assertThat(BoundedPattern.compile(expression).pattern()).isEqualTo(expression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", ")", "\\", "x{3,2}", "[a", "(?", "(?P<", "\\p{", "[[:", "[\\"})
    void whatIsNoExpressionIsSaidToBeNone(String expression) {
        assertThatThrownBy(() -> BoundedPattern.compile(expression)).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void longestLiteralPatternIsCompiled() {
        var literal = "/" + "a".repeat(BoundedPattern.LONGEST - 1);

        assertThat(PathPatterns.rooted(literal, true).matches(literal)).isTrue();
    }

    @Test
    void longerOnesAreRefused() {
        assertThatThrownBy(() -> PathPatterns.rooted("a".repeat(BoundedPattern.LONGEST + 1), true))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void groupsInsideGroupsAreRefusedBeforeTheStackEnds() {
        assertThatThrownBy(() -> BoundedPattern.compile("(".repeat(900) + "x" + ")".repeat(900)))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void callerWithLittleStackGetsARefusalOrAPattern() throws InterruptedException {
        var seen = new Throwable[1];
        var thread = new Thread(null, () -> BoundedPattern.compile("x{0,1000}"), "little stack", 128 * 1024L);
        thread.setUncaughtExceptionHandler((same, failure) -> seen[0] = failure);

        thread.start();
        thread.join();

        assertThat(seen[0] == null || seen[0] instanceof PatternSyntaxException).isTrue();
    }
}
