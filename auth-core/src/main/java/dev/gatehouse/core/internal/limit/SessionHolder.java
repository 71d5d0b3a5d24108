// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.limit;

import dev.gatehouse.core.internal.template.Variables;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;

/**
 * Whose counters a request of a session is counted by.
 *
 * @since 0.1
 */
public final class SessionHolder {
    /** Metadata in which a session names a value that it shares its counters by. */
    private static final String PATTERN = "rate_limit_pattern";
    /** Names that are equal so far share their counters. */
    private static final int LONGEST = 1_000;

    private SessionHolder() {}

    /**
     * Finds the holder. It is the record, not the key: a key may be spelled in more than one way.
     *
     * @param id of the record
     * @param effective the session with its policies
     * @return the record, or what it shares with others
     */
    public static Holder of(SessionId id, Session effective) {
        var metadata = effective.attributes().metadata();
        if (metadata.get(PATTERN) instanceof String pattern) {
            var shared = Variables.fill(pattern, metadata, LONGEST);
            if (!shared.isEmpty()) {
                return new Holder(HolderKind.CUSTOM, effective.organization(), shared);
            }
        }
        return own(id, effective);
    }

    /**
     * The record alone, also where it shares its counters with others.
     *
     * @param id of the record
     * @param session whose record it is
     * @return the holder that bears its name
     */
    public static Holder own(SessionId id, Session session) {
        return new Holder(HolderKind.SESSION, session.organization(), id.value());
    }
}
