// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core;

import dev.gatehouse.session.Session;
import java.util.List;
import java.util.function.Function;

/**
 * At which percentages of a quota somebody wants to be told: those of the host, and those that a session names itself.
 * Thread-safe if the function is.
 *
 * @param ofHost percentages of every quota, each more than 0, up to 100
 * @param ofSession percentages that a session names for its own; others than such are never reached
 * @since 0.1
 */
public record QuotaTriggers(List<Double> ofHost, Function<Session, List<Double>> ofSession) {
    private static final double WHOLE = 100;
    private static final QuotaTriggers NONE = of();

    public QuotaTriggers {
        ofHost = List.copyOf(ofHost);
        ofHost.forEach(QuotaTriggers::requireReachable);
    }

    private static void requireReachable(double percentage) {
        if (!(percentage > 0 && percentage <= WHOLE)) {
            throw new IllegalArgumentException(
                    "a threshold of a quota must be more than 0 percent, up to 100, was " + percentage);
        }
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
     * @throws IllegalArgumentException if one is no such percentage
     */
    public static QuotaTriggers of(Double... percentages) {
        return new QuotaTriggers(List.of(percentages), session -> List.of());
    }
}
