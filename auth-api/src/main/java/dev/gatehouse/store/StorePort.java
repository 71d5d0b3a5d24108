// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.store;

/**
 * The ports of a database, by the names by which events tell of them.
 *
 * @since 0.1
 */
public enum StorePort {
    /** {@link SessionStore}. */
    SESSIONS,
    /** {@link ReplayStore}. */
    REPLAYS,
    /** {@link LimitStore}. */
    LIMITS
}
