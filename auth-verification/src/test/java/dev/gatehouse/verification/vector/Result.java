// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.vector;

import java.util.List;

/** What came out of a vector. */
public sealed interface Result {
    /** Ours is the expected answer. */
    record Same() implements Result {}

    /**
     * Ours is the answer that the register states.
     *
     * @param row of the register
     */
    record Different(String row) implements Result {}

    /**
     * It needs what does not exist yet.
     *
     * @param reason what that is
     */
    record Unsupported(String reason) implements Result {}

    /**
     * Ours is another answer.
     *
     * @param mismatches at least one
     */
    record Failed(List<Mismatch> mismatches) implements Result {
        public Failed {
            mismatches = List.copyOf(mismatches);
        }
    }
}
