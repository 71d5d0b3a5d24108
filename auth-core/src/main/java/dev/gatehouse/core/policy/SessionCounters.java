// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.core.internal.limit.SessionHolder;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.session.StoredSession;

/**
 * Whose counters a request of a session is counted by, for hosts that show how limits stand.
 *
 * @since 0.1
 */
public final class SessionCounters {
    private SessionCounters() {}

    /**
     * Finds the holder of the counters: the record of the session, or the value that its metadata names
     * ({@code rate_limit_pattern}) and that it shares with all who name the same.
     *
     * @param stored the session
     * @return the holder
     */
    public static Holder of(StoredSession stored) {
        return SessionHolder.of(stored.id(), stored.effective());
    }
}
