// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a document, and what of it nobody heeds. Bounded, for a hostile document holds many of both. */
final class Findings {
    private static final int MOST = 100;

    // Sets, for a member that is read twice is wrong but once.
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();

    void problem(At at, String text) {
        if (problems.size() < MOST) {
            problems.add(new Problem(at.path(), text));
        }
    }

    void note(At at, String text) {
        if (notes.size() < MOST) {
            notes.add(at.path() + ": " + text);
        }
    }

    boolean spotless() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
