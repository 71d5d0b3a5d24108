// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.inmemory;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore.Page;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Pages in the order of ids; the cursor is the last id of the page before. Each page looks at all entries and keeps no
 * more than it returns.
 */
final class Scan {
    private static final int LARGEST_PAGE = 10_000;

    private Scan() {}

    static Page page(Collection<Entry> entries, InstantSource clock, String cursor, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", was " + limit);
        }
        var smallest = new PriorityQueue<String>(Comparator.reverseOrder());
        for (var entry : entries) {
            var id = entry.stored().id().value();
            if (id.compareTo(cursor) > 0 && !entry.endedAt(clock)) {
                smallest.add(id);
                if (smallest.size() > limit) {
                    smallest.remove();
                }
            }
        }
        var ids = smallest.stream().sorted().map(SessionId::new).toList();
        return new Page(ids, ids.size() < limit ? "" : ids.get(ids.size() - 1).value());
    }
}
