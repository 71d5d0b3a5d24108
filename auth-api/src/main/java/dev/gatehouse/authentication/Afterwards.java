// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

/**
 * What a method has to do when the request that it verified was granted, for instance to keep a password in a better way.
 * Nothing depends on it: the decision is made, and a failure is one line in the log. Thread-safe; may block.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Afterwards {
    /** Does nothing. */
    Afterwards NOTHING = () -> {};

    /** Does what is left to do. */
    void run();
}
