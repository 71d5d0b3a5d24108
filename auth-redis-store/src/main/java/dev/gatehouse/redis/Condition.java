// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

/**
 * What must be true for a write to happen.
 *
 * @param word as {@code write.lua} calls it
 */
record Condition(String word) {
    static final Condition NONE = new Condition("");
    static final Condition ABSENT = new Condition("NX");

    /** Whatever a version is, it cannot pass for another condition. */
    static Condition unchanged(String version) {
        return new Condition("sha1 " + version);
    }
}
