// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.redis;

import dev.gatehouse.redis.internal.connection.Redis;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.store.SessionStore.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists ids page by page, server by server. Redis may give more keys than asked for: those travel in the cursor. */
final class SessionScan {
    private static final int MAX_PAGE = 10_000;

    private final Redis redis;
    private final SessionLayout layout;

    SessionScan(Redis redis, SessionLayout layout) {
        this.redis = redis;
        this.layout = layout;
    }

    Page page(String cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", was " + limit);
        }
        var at = cursor.isEmpty() ? ScanCursor.start() : ScanCursor.parse(cursor);
        var servers = redis.servers();
        while (at.left().isEmpty()) {
            var server = serverToAsk(at, servers);
            if (server == null) {
                return new Page(List.of(), "");
            }
            at = step(at.on(server), limit);
            if (at.left().isEmpty() && at.server() != null) {
                // Asking on and on until something is found could take any time.
                break;
            }
        }
        return page(at, servers, limit);
    }

    /** The server that the scan is on, or one that it was not on yet; null if it was on all. */
    private static @Nullable String serverToAsk(ScanCursor at, List<String> servers) {
        if (at.server() != null && servers.contains(at.server())) {
            return at.server();
        }
        return servers.stream()
                .filter(server -> !at.done().contains(server))
                .findFirst()
                .orElse(null);
    }

    private ScanCursor step(ScanCursor at, int limit) {
        var server = Objects.requireNonNull(at.server());
        var step = redis.scan(server, at.position(), layout.pattern(), limit);
        var ids = step.keys().stream()
                .map(layout::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return at.after(step.cursor(), ids);
    }

    private static Page page(ScanCursor at, List<String> servers, int limit) {
        int count = Math.min(limit, at.left().size());
        var ids = new ArrayList<SessionId>(at.left().subList(0, count));
        var rest = at.withLeft(at.left().subList(count, at.left().size()));
        boolean finished = rest.left().isEmpty() && serverToAsk(rest, servers) == null;
        return new Page(ids, finished ? "" : rest.text());
    }
}
