// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import com.google.re2j.Pattern;
import dev.gatehouse.definition.PathMatching;

/**
 * From the pattern of a rule to an RE2 expression.
 *
 * @since 0.1
 */
public final class PathExpression {
    private static final String SEGMENT = "[^/]+";
    // A name in braces; a repetition such as {2,3} is part of an expression and stays.
    private static final Pattern NAMED_SEGMENT = Pattern.compile("\\{[^{}/0-9,][^{}/]*\\}");

    private PathExpression() {}

    /**
     * Writes a pattern as an expression.
     *
     * @param pattern as written in the rule
     * @param matching how far it is anchored
     * @return the expression
     */
    public static String of(String pattern, PathMatching matching) {
        if (matching == PathMatching.EXACT) {
            return rooted(pattern, true);
        }
        var expression = NAMED_SEGMENT.matcher(pattern).replaceAll(SEGMENT);
        expression = replaceMiddleStars(expression);
        if (expression.endsWith("/*")) {
            expression = expression.substring(0, expression.length() - 1) + ".*";
        }
        if (matching.fromStart() && expression.startsWith("/")) {
            expression = "^" + expression;
        }
        if (matching.toEnd() && !expression.endsWith("$")) {
            expression = expression + "$";
        }
        return expression;
    }

    /**
     * Writes a pattern as an expression of which every alternative begins at the start of the path.
     *
     * @param pattern as written in the rule
     * @param toTheEnd whether every alternative ends at the end, too
     * @return the expression
     */
    public static String rooted(String pattern, boolean toTheEnd) {
        return "^(?:" + of(pattern, PathMatching.ANYWHERE) + ")" + (toTheEnd ? "$" : "");
    }

    /** Two stars may share a slash, so one pass is not enough. */
    private static String replaceMiddleStars(String expression) {
        var star = "/*/";
        var segment = "/" + SEGMENT + "/";
        return expression.replace(star, segment).replace(star, segment);
    }
}
