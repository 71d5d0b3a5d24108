// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.session.Session;
import java.util.List;
import java.util.function.Function;

/**
 * At which percentages of a quota somebody wants to be told: those of the host, and those that a session names itself.
 * Thread-safe if the function is.
 *
 * @param ofHost percentages of every quota
 * @param ofSession percentages that a session names for its own
 * @since 0.1
 */
public record QuotaTriggers(List<Double> ofHost, Function<Session, List<Double>> ofSession) {
    private static final QuotaTriggers NONE = of();

    public QuotaTriggers {
        ofHost = List.copyOf(ofHost);
    }

    /** {@return nobody wants to be told} */
    public static QuotaTriggers none() {
        return NONE;
    }

    /**
     * Percentages of every quota.
     *
     * @param percentages more than 0, up to 100
     * @return those of the host alone
     */
    public static QuotaTriggers of(Double... percentages) {
        return new QuotaTriggers(List.of(percentages), session -> List.of());
    }
}
