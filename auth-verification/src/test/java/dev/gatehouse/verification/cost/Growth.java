// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.verification.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.function.LongSupplier;

/** How much more work there is where a text is twice as long. */
final class Growth {
    private static final int COMPARISONS = 5;
    /** In nanoseconds; less than this tells nothing. */
    private static final double MEASURABLE = 300_000;

    private Growth() {}

    /** Compiling and collecting disturb one comparison or another, but work that grows too fast loses them all. */
    static void assertLessThanThrice(LongSupplier twice, LongSupplier once) {
        var factors = new ArrayList<Double>();
        while (factors.size() < COMPARISONS && factors.stream().noneMatch(factor -> factor < 3)) {
            factors.add(twice.getAsLong() / (once.getAsLong() + MEASURABLE));
        }

        assertThat(factors).as("how much more work, in several comparisons").anyMatch(factor -> factor < 3);
    }
}
