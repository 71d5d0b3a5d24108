// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.policy;

import dev.gatehouse.session.Session;

/**
 * What came out of applying the policies of a session.
 *
 * @since 0.1
 */
public sealed interface Application {
    /**
     * All policies were applied.
     *
     * @param session the session with what its policies grant; the same object if it names none
     */
    record Applied(Session session) implements Application {}

    /**
     * A policy cannot be applied, so the session cannot be used.
     *
     * @param reason for operators
     */
    record Failed(String reason) implements Application {}
}
