// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.tyk.TykQuota;
import dev.gatehouse.http.Headers;
import dev.gatehouse.session.StoredSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header lines of every answer that an upstream gives: the quota, though the names speak of a rate. */
final class QuotaLines {
    private static final Headers NONE = lines(TykQuota.none());
    private static final TykQuota UNLIMITED = new TykQuota(-1, 0, 0);
    private static final Headers NO_LIMIT = lines(UNLIMITED);

    private QuotaLines() {}

    /** Together with what the decision adds to the answer. */
    static Headers of(AccessDecision.Granted granted) {
        var quota = of(granted.session());
        var others = granted.effects().response();
        if (others.isEmpty()) {
            return quota;
        }
        var all = new ArrayList<String>();
        others.forEach((name, value) -> all.addAll(List.of(name, value)));
        quota.forEach((name, value) -> all.addAll(List.of(name, value)));
        return Headers.of(all);
    }

    private static Headers of(Optional<StoredSession> session) {
        if (session.isEmpty()) {
            return NONE;
        }
        var quota = TykQuota.of(session.get().session());
        return quota.equals(UNLIMITED) ? NO_LIMIT : lines(quota);
    }

    private static Headers lines(TykQuota quota) {
        return Headers.of(
                "X-Ratelimit-Limit", Long.toString(quota.max()),
                "X-Ratelimit-Remaining", Long.toString(quota.remaining()),
                "X-Ratelimit-Reset", Long.toString(quota.renews()));
    }
}
