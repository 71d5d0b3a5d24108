// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.admission;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.core.internal.pattern.PathPatterns;
import dev.gatehouse.definition.ApiVersion;
import dev.gatehouse.definition.PathMatching;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.HttpRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Requests that need no authentication. Every rule is compiled when the gate is made, and is anchored at the start whatever
 * the API says of its other rules.
 *
 * @since 0.1
 */
public final class OpenPaths {
    private final ProtectedApi.Paths paths;
    private final IdentityHashMap<ApiVersion, List<Opening>> byVersion = new IdentityHashMap<>();

    private record Opening(Set<String> methods, Pattern below) {}

    /**
     * The open paths of an API.
     *
     * @param api the API
     * @throws IllegalArgumentException if a rule is no expression, or one that is too large
     */
    public OpenPaths(ProtectedApi api) {
        this.paths = api.paths();
        paths.versions().all().forEach(version -> byVersion.put(version, openings(version)));
    }

    private List<Opening> openings(ApiVersion version) {
        var openings = new ArrayList<Opening>();
        for (var rule : version.openPaths()) {
            for (var pattern : patterns(rule)) {
                openings.add(new Opening(rule.methods(), compiled(pattern)));
            }
        }
        return openings;
    }

    private List<String> patterns(PathRule rule) {
        if (rule.pattern().isBlank()) {
            return List.of();
        }
        // The original gateway's rules may be written with the base path in front, too.
        var shortened =
                paths.matching() == PathMatching.EXACT ? null : BaseInFront.remove(paths.base(), rule.pattern());
        return shortened == null ? List.of(rule.pattern()) : List.of(rule.pattern(), shortened);
    }

    private Pattern compiled(String pattern) {
        try {
            return PathPatterns.rooted(pattern, paths.matching().toEnd());
        } catch (PatternSyntaxException unusable) {
            throw new IllegalArgumentException(
                    "open path " + pattern + " is no usable expression: " + unusable.getDescription(), unusable);
        }
    }

    /**
     * Looks whether a request needs no authentication.
     *
     * @param version the version that serves it, one of the API's
     * @param request the request
     * @return whether a rule opens it; never for a path that could be read in two ways
     */
    public boolean open(ApiVersion version, HttpRequest request) {
        var openings = byVersion.getOrDefault(version, List.of());
        if (openings.isEmpty() || !request.path().plain()) {
            return false;
        }
        var below = paths.within(request.path().decoded());
        return below != null && opens(openings, request.method(), below);
    }

    private static boolean opens(List<Opening> openings, String method, String below) {
        for (var opening : openings) {
            if (opening.methods().contains(method) && PathPatterns.found(opening.below(), below)) {
                return true;
            }
        }
        return false;
    }
}
