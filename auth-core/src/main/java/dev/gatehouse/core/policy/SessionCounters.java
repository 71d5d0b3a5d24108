// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.policy;

import dev.gatehouse.core.internal.template.Variables;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.session.StoredSession;

/** Whose counters a request of a session is counted by. */
final class SessionCounters {
    /** Metadata in which a session names a value that it shares its counters by. */
    static final String PATTERN = "rate_limit_pattern";
    /** Names that are equal so far share their counters. */
    static final int LONGEST = 1_000;

    private SessionCounters() {}

    /** The holder is the record, not the key: a key may be spelled in more than one way. */
    static Holder of(StoredSession stored) {
        var session = stored.effective();
        var metadata = session.attributes().metadata();
        if (metadata.get(PATTERN) instanceof String pattern) {
            var shared = Variables.fill(pattern, metadata, LONGEST);
            if (!shared.isEmpty()) {
                return new Holder(HolderKind.CUSTOM, session.organization(), shared);
            }
        }
        return new Holder(
                HolderKind.SESSION, session.organization(), stored.id().value());
    }
}
