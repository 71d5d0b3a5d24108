// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit.store;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks through all pages of a scan. */
final class Listing {
    private static final int ENDLESS = 100_000;

    private Listing() {}

    static List<SessionId> of(SessionStore store, int limit) {
        return of(store, limit, page -> {});
    }

    /** Does something after each page, which is told what the page lists. */
    static List<SessionId> of(SessionStore store, int limit, Consumer<List<SessionId>> afterPage) {
        var ids = new ArrayList<SessionId>();
        var cursor = "";
        for (int pages = 0; pages < ENDLESS; pages++) {
            var page = store.scan(cursor, limit);
            if (page.ids().size() > limit) {
                throw new AssertionError("a page of " + page.ids().size() + " ids, asked for " + limit);
            }
            ids.addAll(page.ids());
            cursor = page.nextCursor();
            if (cursor.isEmpty()) {
                return ids;
            }
            afterPage.accept(page.ids());
        }
        throw new AssertionError("a scan that does not end");
    }
}
