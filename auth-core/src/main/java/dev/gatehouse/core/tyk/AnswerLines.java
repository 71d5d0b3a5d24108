// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.http.Headers;
import java.util.ArrayList;
import java.util.List;

/** Header lines of an answer while they are collected. */
final class AnswerLines {
    private final List<String> lines = new ArrayList<>();

    void add(String name, String value) {
        lines.addAll(List.of(name, value));
    }

    /** Replaces all lines of a name. */
    void set(String name, String value) {
        for (int i = lines.size() - 2; i >= 0; i -= 2) {
            if (lines.get(i).equalsIgnoreCase(name)) {
                lines.subList(i, i + 2).clear();
            }
        }
        add(name, value);
    }

    Headers headers() {
        return Headers.of(lines);
    }
}
