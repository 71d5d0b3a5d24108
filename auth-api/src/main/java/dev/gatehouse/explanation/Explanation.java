// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import dev.gatehouse.explanation.Step.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of one decision in their order.
 *
 * @param steps in the order in which they were taken
 * @since 0.1
 */
public record Explanation(List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /** {@return a trace that keeps what it is told} */
    public static Recorder recorder() {
        return new Recorder();
    }

    /** {@return one line a step: rule, subject, verdict} */
    public String text() {
        return steps.stream()
                .map(step -> step.rule() + " " + step.subject() + ": " + step.verdict())
                .collect(Collectors.joining("\n"));
    }

    /** A trace that keeps what it is told. For one decision; not thread-safe. */
    public static final class Recorder implements Trace {
        private final List<Step> steps = new ArrayList<>();

        private Recorder() {}

        @Override
        public void note(String rule, String subject, Verdict verdict) {
            steps.add(new Step(rule, subject, verdict));
        }

        /** {@return what was recorded so far} */
        public Explanation explanation() {
            return new Explanation(steps);
        }
    }
}
