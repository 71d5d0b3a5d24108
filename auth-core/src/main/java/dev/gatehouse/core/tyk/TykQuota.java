// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import dev.gatehouse.session.Session;

/**
 * The quota of a session as its record says it, odd values included. For answers: the original shows it on everything
 * it passes on.
 *
 * @param max most requests in a period; 0 and less for no limit
 * @param remaining requests left when the record was written
 * @param renews end of the period in seconds of the epoch
 * @since 0.1
 */
public record TykQuota(long max, long remaining, long renews) {
    private static final TykQuota NONE = new TykQuota(0, 0, 0);

    /** {@return what is shown where there is no session} */
    public static TykQuota none() {
        return NONE;
    }

    /**
     * Reads the quota of a session.
     *
     * @param session the session
     * @return its quota; a member that is absent or no number counts as 0
     */
    public static TykQuota of(Session session) {
        return new TykQuota(
                number(session, "quota_max"), number(session, "quota_remaining"), number(session, "quota_renews"));
    }

    private static long number(Session session, String name) {
        return session.residue().get(name) instanceof Number number ? number.longValue() : 0;
    }
}
