// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

/** What must be true for a write to happen. */
enum Condition {
    NONE(""),
    ABSENT("NX"),
    PRESENT("XX");

    private final String word;

    Condition(String word) {
        this.word = word;
    }

    /** As Redis calls it. */
    String word() {
        return word;
    }
}
