// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import org.jspecify.annotations.Nullable;

/**
 * What one limit says of a request.
 *
 * @param status the verdict
 * @param after the counter to be kept; null for none, also if the one before says no more than none would. Equal to the
 *     one before if nothing was taken, unless uses ended, the clock stepped back or smoothing moved
 * @param keptUntil from when on the counter says no more than none would, in microseconds since the epoch; without a
 *     counter it means nothing
 * @since 0.1
 */
public record LimitOutcome(LimitStatus status, @Nullable LimitState after, long keptUntil) {}
