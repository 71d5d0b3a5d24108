// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

/** What must be true for a write to happen. */
enum Condition {
    NONE,
    ABSENT,
    PRESENT;

    boolean holds(boolean present) {
        return this == NONE || present == (this == PRESENT);
    }
}
