// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import java.util.Locale;

/**
 * Names that somebody writes who means another one: in the spelling of the other form, without the word that says what the
 * member does, or with one letter that is wrong, missing or too many.
 */
final class NearMiss {
    private static final String SWITCH = "enabled";
    /** Shorter names differ by a letter and mean something else. */
    private static final int LONG = 6;

    private NearMiss() {}

    static boolean isOf(String known, String written) {
        var one = bare(known);
        var other = bare(written);
        return one.equals(other) || (Math.min(one.length(), other.length()) >= LONG && differByOne(one, other));
    }

    private static String bare(String name) {
        var letters = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        return letters.length() > SWITCH.length() && letters.endsWith(SWITCH)
                ? letters.substring(0, letters.length() - SWITCH.length())
                : letters;
    }

    /** Also if two neighbors are exchanged. */
    private static boolean differByOne(String one, String other) {
        int from = 0;
        while (from < one.length() && from < other.length() && one.charAt(from) == other.charAt(from)) {
            from++;
        }
        var left = one.substring(from);
        var right = other.substring(from);
        return rest(left, 1).equals(rest(right, 1))
                || rest(left, 1).equals(right)
                || left.equals(rest(right, 1))
                || areExchanged(left, right);
    }

    private static boolean areExchanged(String left, String right) {
        return left.length() > 1
                && right.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && rest(left, 2).equals(rest(right, 2));
    }

    private static String rest(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}
