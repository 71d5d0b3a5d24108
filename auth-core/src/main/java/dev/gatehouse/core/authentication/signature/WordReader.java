// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.authentication.signature;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into words: names, numbers, texts in quotes, and single marks. Texts in double quotes lose them, and their
 * escapes; texts in single quotes or backticks are kept as they stand.
 */
final class WordReader {
    private static final String BLANKS = " \t\r\n";
    private static final String ESCAPES = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    private final String text;
    private int at;
    private boolean broken;

    WordReader(String text) {
        this.text = text;
    }

    /**
     * A word.
     *
     * @param text what it says
     * @param quoted whether it stood in double quotes
     */
    record Word(String text, boolean quoted) {
        boolean isMark(String mark) {
            return !quoted && text.equals(mark);
        }
    }

    /** Whether a quote was not closed, or escapes something that has no escape. */
    boolean isBroken() {
        return broken;
    }

    /** The next word; null after the last one, or when the text is broken. */
    @Nullable
    Word next() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length() || broken) {
            return null;
        }
        char first = text.charAt(at);
        if (first == '"') {
            return unquoted();
        }
        return first == '\'' || first == '`' ? kept(first) : plain(first);
    }

    private Word plain(char first) {
        int start = at++;
        boolean number = isDigit(first);
        if (number || isLetter(first)) {
            while (at < text.length() && (isDigit(text.charAt(at)) || (!number && isLetter(text.charAt(at))))) {
                at++;
            }
        }
        return new Word(text.substring(start, at), false);
    }

    private @Nullable Word kept(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            broken = true;
            return null;
        }
        int start = at;
        at = end + 1;
        return new Word(text.substring(start, at), false);
    }

    private @Nullable Word unquoted() {
        int end = text.indexOf('"', at + 1);
        var plain = end < 0 ? null : text.substring(at + 1, end);
        if (plain != null && plain.indexOf('\\') < 0 && plain.indexOf('\n') < 0) {
            at = end + 1;
            return new Word(plain, true);
        }
        return unescaped();
    }

    private @Nullable Word unescaped() {
        var value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return new Word(value.toString(), true);
            }
            if (c == '\n' || (c == '\\' && !isEscape(++at))) {
                break;
            }
            value.append(c == '\\' ? MEANINGS.charAt(ESCAPES.indexOf(text.charAt(at))) : c);
        }
        broken = true;
        return null;
    }

    private boolean isEscape(int place) {
        return place < text.length() && ESCAPES.indexOf(text.charAt(place)) >= 0;
    }

    private static boolean isLetter(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
