// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.authentication;

import dev.gatehouse.session.StoredSession;

/**
 * How an accepted credential leads to a session, so that nobody fetches one twice or forgets which kind it has.
 *
 * @since 0.1
 */
public sealed interface SessionBasis {
    /**
     * The credential names a session, which was loaded to verify it.
     *
     * @param stored the session, its policies applied
     */
    record Loaded(StoredSession stored) implements SessionBasis {}
}
