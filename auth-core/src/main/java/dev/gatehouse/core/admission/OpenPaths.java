// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.HttpRequest;

/**
 * Requests that need no authentication.
 *
 * @since 0.1
 */
public final class OpenPaths {
    private final ProtectedApi.Paths paths;
    private final PathPatterns patterns = new PathPatterns();

    /**
     * The open paths of an API.
     *
     * @param api the API
     */
    public OpenPaths(ProtectedApi api) {
        this.paths = api.paths();
    }

    /**
     * Looks whether a request needs no authentication.
     *
     * @param version the version that serves it
     * @param request the request
     * @return whether a rule opens it; never for a path that could be read in two ways
     */
    public boolean open(ApiVersion version, HttpRequest request) {
        return !version.openPaths().isEmpty()
                && request.path().plain()
                && version.openPaths().stream().anyMatch(rule -> opens(rule, request));
    }

    private boolean opens(PathRule rule, HttpRequest request) {
        if (!rule.methods().contains(request.method()) || rule.pattern().isBlank()) {
            return false;
        }
        var whole = request.path().decoded();
        // A rule may be written with the base path in front, too.
        return matches(rule, paths.below(whole)) || (namesBase(rule) && matches(rule, whole));
    }

    private boolean namesBase(PathRule rule) {
        return paths.base().length() > 1 && rule.pattern().startsWith(paths.base());
    }

    private boolean matches(PathRule rule, String path) {
        // A rule that opens something is anchored at the start, whatever the API says of its other rules.
        return patterns.matchesFromStart(rule.pattern(), paths.matching().suffix(), path);
    }
}
