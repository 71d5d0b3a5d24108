// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.limit;

import org.jspecify.annotations.Nullable;

/**
 * What one limit says of a request.
 *
 * @param status the verdict
 * @param after the counter to be kept; null for none. After a refusal it is the one before, or that one brought back to
 *     the present if the clock stepped back
 * @param keptUntil from when on the counter says no more than none would, in microseconds since the epoch
 * @since 0.1
 */
public record LimitOutcome(LimitStatus status, @Nullable LimitState after, long keptUntil) {}
