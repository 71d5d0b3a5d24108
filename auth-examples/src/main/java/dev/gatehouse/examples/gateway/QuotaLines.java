// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.http.Headers;
import java.util.ArrayList;
import java.util.List;

/** The header lines of every answer that an upstream gives: the quota, though the names speak of a rate. */
final class QuotaLines {
    private static final Headers NO_SESSION =
            Headers.of("X-Ratelimit-Limit", "0", "X-Ratelimit-Remaining", "0", "X-Ratelimit-Reset", "0");

    private QuotaLines() {}

    static Headers of(AccessDecision.Granted granted) {
        var lines = NO_SESSION;
        var others = granted.effects().response();
        if (others.isEmpty()) {
            return lines;
        }
        var all = new ArrayList<String>();
        others.forEach((name, value) -> all.addAll(List.of(name, value)));
        lines.forEach((name, value) -> all.addAll(List.of(name, value)));
        return Headers.of(all);
    }
}
