// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All places of the gateway. Immutable: a reload makes another one. */
final class Routes {
    private final Map<String, PrefixTable> byDomain = new HashMap<>();

    Routes(Collection<Route> routes) {
        for (var route : routes) {
            byDomain.computeIfAbsent(route.place().domain(), domain -> new PrefixTable())
                    .add(route);
        }
    }

    /** The longest listen path on the host's own domain, else on no domain; null if nobody listens there. */
    @Nullable
    Route find(String host, String path) {
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
