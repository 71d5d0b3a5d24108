// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.store.LimitAnswer;

/**
 * What a script took, or would take.
 *
 * @param at when, by the server's clock, in microseconds since the epoch
 * @param answer what it says
 */
record Taken(long at, LimitAnswer answer) {}
