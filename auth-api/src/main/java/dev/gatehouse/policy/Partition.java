// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

/**
 * A part of what policies say. A policy that names some speaks of these alone; one that names none speaks of everything.
 *
 * @since 0.1
 */
public enum Partition {
    /** How many requests until a renewal. */
    QUOTA,
    /** How many requests in a time. */
    RATE_LIMIT,
    /** How deep queries may nest. */
    COMPLEXITY,
    /** Which APIs, versions and paths. */
    ACCESS,
    /** Everything, with limits that are counted for each API alone. Goes with no other partition. */
    PER_API
}
