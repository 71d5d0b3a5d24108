// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.definition.LimitHeaders;
import dev.gatehouse.policy.Usage;
import java.time.InstantSource;
import java.util.List;

/** Tells clients of limits in header lines. */
@FunctionalInterface
interface LimitLines {
    /**
     * Writes the lines of an answer.
     *
     * @param usage how the limits stand
     * @param granted whether the request passes
     * @param lines names and values in turns, to which those of the limits are added
     */
    void add(List<Usage> usage, boolean granted, List<String> lines);

    /** {@return what an API chose} */
    static LimitLines of(LimitHeaders chosen, InstantSource clock) {
        return switch (chosen) {
            case NONE -> (usage, granted, lines) -> {};
            case ORIGINAL_QUOTAS -> new OriginalLimitLines(clock)::quota;
            case ORIGINAL_RATES -> new OriginalLimitLines(clock)::rate;
            case ORIGINAL_RATES_UNCOUNTED -> new OriginalLimitLines(clock)::uncountedRate;
            case STANDARD -> new StandardLimitLines(clock)::add;
        };
    }
}
