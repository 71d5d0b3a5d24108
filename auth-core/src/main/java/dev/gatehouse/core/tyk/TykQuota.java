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
     * @return its quota; a member that is absent, or no number that fits, counts as 0
     */
    public static TykQuota of(Session session) {
        long max = session.grants().own().limits().quota().max();
        return new TykQuota(max, number(session, "quota_remaining"), number(session, "quota_renews"));
    }

    private static long number(Session session, String name) {
        var value = session.residue().get(name);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        // A fraction or a number beyond 64 bits, which would come out as any other.
        return value instanceof Number odd && Math.abs(odd.doubleValue()) < 0x1p63 ? odd.longValue() : 0;
    }
}
