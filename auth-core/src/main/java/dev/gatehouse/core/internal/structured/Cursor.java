// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.structured;

import java.util.function.IntPredicate;

/** A place in a text, which only moves forwards. */
final class Cursor {
    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean sees(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    boolean sees(IntPredicate wanted) {
        return at < text.length() && wanted.test(text.charAt(at));
    }

    boolean took(char wanted) {
        boolean seen = sees(wanted);
        at += seen ? 1 : 0;
        return seen;
    }

    void take(char wanted) {
        if (!took(wanted)) {
            throw new MalformedFieldException();
        }
    }

    char take() {
        if (atEnd()) {
            throw new MalformedFieldException();
        }
        return text.charAt(at++);
    }

    void skip(String characters) {
        takeWhile(c -> characters.indexOf(c) >= 0);
    }

    String takeWhile(IntPredicate wanted) {
        int start = at;
        while (sees(wanted)) {
            at++;
        }
        return text.substring(start, at);
    }
}
