// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.explanation;

import dev.gatehouse.explanation.Step.Verdict;

/** Records nothing. */
enum Silence implements Trace {
    INSTANCE;

    @Override
    public void note(String rule, String subject, Verdict verdict) {
        // Nobody asked for an explanation.
    }

    @Override
    public boolean isRecording() {
        return false;
    }
}
