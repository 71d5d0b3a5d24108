// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * The one place where expressions that others wrote are compiled. Matching is linear in the text, but repetitions inside
 * repetitions multiply: a few characters can become a program that fills memory or stack. Such an expression is refused by
 * its text, before any of that is spent.
 *
 * @since 0.1
 */
public final class BoundedPattern {
    /** The longest pattern, in characters, that a rule may hold. */
    public static final int LONGEST = 2_000;
    /** The most instructions that an expression may become. */
    public static final int LARGEST = 2_500;

    // What rules abbreviate is longer when it is written out.
    private static final int LONGEST_EXPRESSION = 2 * LONGEST;

    private BoundedPattern() {}

    /**
     * Compiles an expression.
     *
     * @param expression in the syntax of RE2
     * @return the pattern
     * @throws PatternSyntaxException if it is no expression, or one that is too long or would become too large
     */
    public static Pattern compile(String expression) {
        if (expression.length() > LONGEST_EXPRESSION) {
            throw new PatternSyntaxException("longer than " + LONGEST_EXPRESSION + " characters");
        }
        if (new ProgramEstimate(expression).exceeds(LARGEST)) {
            throw tooLarge();
        }
        try {
            return Pattern.compile(expression);
        } catch (StackOverflowError nearTheEndOfTheStack) {
            // The compiler is recursive, and a caller may have left it little room.
            throw tooLarge();
        }
    }

    private static PatternSyntaxException tooLarge() {
        return new PatternSyntaxException("its repetitions become more than " + LARGEST + " instructions");
    }
}
