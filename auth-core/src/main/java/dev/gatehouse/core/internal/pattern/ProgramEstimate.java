// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.pattern;

import java.util.ArrayDeque;

/**
 * How many instructions an expression becomes, estimated from its text in one pass. What is no expression gets some number,
 * too: the compiler will say what is wrong with it.
 */
final class ProgramEstimate {
    private static final int DEEPEST = 200;
    private static final long ENOUGH = 1_000_000;
    private static final int DIGITS = 4;

    private final String text;
    private final ArrayDeque<Sequence> outer = new ArrayDeque<>();
    private Sequence current = new Sequence();
    private int at;

    ProgramEstimate(String text) {
        this.text = text;
    }

    /** What stands between two parentheses: everything so far, and the last item, which an operator may repeat. */
    private static final class Sequence {
        private long before;
        private long last;

        void add(long size) {
            before = Math.min(ENOUGH, before + last);
            last = size;
        }

        void repeat(long times, long more) {
            last = Math.min(ENOUGH, last * Math.max(1, times) + more);
        }

        long size() {
            return before + last;
        }
    }

    /** Whether the program has more instructions, or the expression more nested groups than anybody writes. */
    boolean exceeds(int instructions) {
        while (at < text.length()) {
            step(text.charAt(at++));
            if (outer.size() > DEEPEST) {
                return true;
            }
        }
        while (!outer.isEmpty()) {
            close();
        }
        return current.size() > instructions;
    }

    private void step(char c) {
        switch (c) {
            case '(' -> open();
            case ')' -> close();
            case '[' -> {
                skipClass();
                current.add(1);
            }
            case '\\' -> escape();
            case '*', '+', '?' -> current.repeat(1, 1);
            case '{' -> repetition();
            default -> current.add(1);
        }
    }

    private void open() {
        if (text.startsWith("?", at)) {
            while (at < text.length() && ":)>".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            boolean flagsOnly = text.startsWith(")", at);
            at++;
            if (flagsOnly) {
                return;
            }
        }
        outer.push(current);
        current = new Sequence();
    }

    private void close() {
        if (outer.isEmpty()) {
            return;
        }
        long inner = current.size() + 2;
        current = outer.pop();
        current.add(inner);
    }

    private void skipClass() {
        at += text.startsWith("^", at) ? 1 : 0;
        at += text.startsWith("]", at) ? 1 : 0;
        while (at < text.length() && text.charAt(at) != ']') {
            int named = text.startsWith("[:", at) ? text.indexOf(":]", at + 2) : -1;
            if (named >= 0) {
                at = named + 2;
            } else {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
        }
        at++;
    }

    private void escape() {
        if (text.startsWith("Q", at)) {
            int end = text.indexOf("\\E", at);
            int stop = end < 0 ? text.length() : end;
            current.add(Math.max(0, stop - at - 2));
            current.add(1);
            at = end < 0 ? stop : end + 2;
            return;
        }
        current.add(1);
        boolean braced = at + 1 < text.length() && "pPx".indexOf(text.charAt(at)) >= 0 && text.charAt(at + 1) == '{';
        int end = braced ? text.indexOf('}', at) : at;
        at = Math.max(at, end) + 1;
    }

    /** A repetition such as {2,3}; a brace that begins none stands for itself. */
    private void repetition() {
        int end = text.indexOf('}', at);
        var bounds = end < 0 ? "" : text.substring(at, end);
        if (!isRepetition(bounds)) {
            current.add(1);
            return;
        }
        at = end + 1;
        int comma = bounds.indexOf(',');
        long least = number(comma < 0 ? bounds : bounds.substring(0, comma));
        if (comma < 0) {
            current.repeat(least, 0);
        } else if (comma == bounds.length() - 1) {
            current.repeat(least, 1);
        } else {
            long most = number(bounds.substring(comma + 1));
            current.repeat(most, Math.max(0, most - least));
        }
    }

    private static boolean isRepetition(String bounds) {
        int comma = bounds.indexOf(',');
        var least = comma < 0 ? bounds : bounds.substring(0, comma);
        var most = comma < 0 ? "" : bounds.substring(comma + 1);
        return !least.isEmpty() && isDigits(least) && isDigits(most);
    }

    private static boolean isDigits(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    // The compiler refuses what has more digits than this.
    private static long number(String digits) {
        return digits.length() > DIGITS ? ENOUGH : Long.parseLong(digits);
    }
}
