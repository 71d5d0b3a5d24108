// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All places of the gateway. Immutable: a reload makes another one. */
final class Routes {
    private final Map<String, PrefixTable> byDomain = new HashMap<>();
    private final boolean strict;

    Routes(Collection<Route> routes) {
        this(routes, false);
    }

    /** Strict places end with a segment: {@code /app} is not the place of {@code /apple}. */
    Routes(Collection<Route> routes, boolean strict) {
        this.strict = strict;
        for (var route : routes) {
            byDomain.computeIfAbsent(route.place().domain(), domain -> new PrefixTable())
                    .add(route);
        }
    }

    /** What serves a path, and null if nobody does. A strict place keeps its path from shorter ones, as in the original. */
    @Nullable
    Route find(String host, String path) {
        var longest = longest(host, path);
        return longest == null || !strict || longest.place().endsBefore(path) ? longest : null;
    }

    /** The longest listen path on the host's own domain, else on no domain; null if nobody listens there. */
    private @Nullable Route longest(String host, String path) {
        var own = host.isEmpty() ? null : byDomain.get(host);
        var found = own == null ? null : own.find(path);
        if (found != null) {
            return found;
        }
        var others = byDomain.get("");
        return others == null ? null : others.find(path);
    }

    /** Whether a host name belongs to APIs alone. */
    boolean owns(String host) {
        return !host.isEmpty() && byDomain.containsKey(host);
    }
}
