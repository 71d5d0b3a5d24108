// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.expectation;

import java.util.regex.Pattern;

/** Text with holes: {@code {epoch}} stands for ten digits, {@code {any}} for anything, also nothing. */
public final class TextPattern {
    private static final Pattern HOLE = Pattern.compile("\\{(epoch|any)\\}");

    private TextPattern() {}

    /**
     * Compares.
     *
     * @param pattern text with holes
     * @param text text without
     * @return whether the text fits, from its first to its last character
     */
    public static boolean matches(String pattern, String text) {
        var expression = new StringBuilder();
        var holes = HOLE.matcher(pattern);
        int end = 0;
        while (holes.find()) {
            expression.append(Pattern.quote(pattern.substring(end, holes.start())));
            expression.append(holes.group(1).equals("epoch") ? "[0-9]{10}" : ".*");
            end = holes.end();
        }
        expression.append(Pattern.quote(pattern.substring(end)));
        return Pattern.compile(expression.toString(), Pattern.DOTALL)
                .matcher(text)
                .matches();
    }
}
