// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.session.SessionId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts changes, so that what was looked up before a change can be told from what was looked up after it. Ids share
 * counters: a change of one then looks like a change of another too, which costs a look-up and nothing else.
 */
final class Changes {
    private static final int COUNTERS = 4_096;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
    private final AtomicLong ofAll = new AtomicLong();

    /** A number that is another one after any of these has changed. */
    long mark(List<SessionId> ids) {
        // Counters only grow, so equal sums are sums of equal counts.
        long sum = ofAll.get();
        for (var id : ids) {
            sum += counters.get(counter(id));
        }
        return sum;
    }

    void changed(SessionId id) {
        counters.incrementAndGet(counter(id));
    }

    /** Any session may have changed. */
    void changedAll() {
        ofAll.incrementAndGet();
    }

    private static int counter(SessionId id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 16) & COUNTERS - 1;
    }
}
