// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

/**
 * The counter of a limit. A value: a counter that went on is another one.
 *
 * @since 0.1
 */
public sealed interface LimitState {
    /**
     * Permits used since an instant.
     *
     * @param since when the window began, in microseconds since the epoch
     * @param used permits
     */
    record Counted(long since, long used) implements LimitState {
        /** What began later, by a clock that stepped back, began then. */
        Counted notAfter(long instant) {
            return since > instant ? new Counted(instant, used) : this;
        }
    }

    /**
     * The times at which permits were used, and what smoothing remembers.
     *
     * @param uses the times
     * @param allowance permits that smoothing allows at present; 0 before it said so
     * @param nextChange when smoothing may change them next, in microseconds since the epoch
     */
    record Logged(UseLog uses, long allowance, long nextChange) implements LimitState {}

    /**
     * How full a bucket was at an instant.
     *
     * @param level in permits times microseconds of the period, so that it is a whole number
     * @param at when, in microseconds since the epoch
     */
    record Filled(long level, long at) implements LimitState {}
}
