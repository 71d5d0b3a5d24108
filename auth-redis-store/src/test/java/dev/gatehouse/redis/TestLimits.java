// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.identity.OrganizationId;
import dev.gatehouse.limit.Limit;
import dev.gatehouse.limit.LimitKey;
import dev.gatehouse.limit.LimitKey.Holder;
import dev.gatehouse.limit.LimitKey.HolderKind;
import dev.gatehouse.limit.LimitKey.Measure;
import dev.gatehouse.limit.LimitRequest;
import dev.gatehouse.limit.OpenedWindow;
import dev.gatehouse.limit.SlidingLog;
import dev.gatehouse.store.LimitStore;
import java.time.Duration;
import java.util.List;

/** Limits and counters for tests. */
final class TestLimits {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final LimitKey RATE = session(Measure.RATE, "word");
    static final LimitKey QUOTA = session(Measure.QUOTA, "word");
    static final LimitRequest LOG = new LimitRequest(RATE, new SlidingLog(3, MINUTE), 1);
    static final LimitRequest WINDOW = new LimitRequest(RATE, new OpenedWindow(3, MINUTE), 1);
    static final LimitRequest FIVE = new LimitRequest(QUOTA, new OpenedWindow(5, MINUTE), 1);

    private TestLimits() {}

    static LimitKey session(Measure measure, String name) {
        return new LimitKey(measure, holder(HolderKind.SESSION, name), "", "");
    }

    static Holder holder(HolderKind kind, String name) {
        return new Holder(kind, new OrganizationId("acme"), name);
    }

    static LimitRequest one(LimitKey key, Limit limit) {
        return new LimitRequest(key, limit, 1);
    }

    static boolean granted(LimitStore store, LimitRequest request) {
        return store.take(List.of(request)).granted();
    }

    static long left(LimitStore store, LimitRequest request) {
        var look = new LimitRequest(request.key(), request.limit(), 0);
        return store.peek(List.of(look)).statuses().get(0).remaining();
    }
}
