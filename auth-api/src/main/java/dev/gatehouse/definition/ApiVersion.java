// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.entitlement.EndpointLimit;
import dev.gatehouse.entitlement.PathRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an API.
 *
 * @param name its name
 * @param openPaths requests that need no authentication; always anchored at the start of the path
 * @param endpointLimits rate limits of some paths, for all requests together and instead of the one of the whole API; the
 *     first that fits a request counts
 * @param expires when it stops being served, or null for never
 * @since 0.1
 */
public record ApiVersion(
        String name,
        List<PathRule> openPaths,
        List<EndpointLimit> endpointLimits,
        @Nullable Instant expires) {
    public ApiVersion {
        openPaths = List.copyOf(openPaths);
        endpointLimits = List.copyOf(endpointLimits);
    }

    /**
     * A version without limits of its own.
     *
     * @param name its name
     * @param openPaths requests that need no authentication
     * @param expires when it stops being served, or null for never
     */
    public ApiVersion(String name, List<PathRule> openPaths, @Nullable Instant expires) {
        this(name, openPaths, List.of(), expires);
    }

    /**
     * Limits how often some paths may be asked for.
     *
     * @param limits of the paths
     * @return the same version with those limits
     */
    public ApiVersion limitedTo(EndpointLimit... limits) {
        return new ApiVersion(name, openPaths, List.of(limits), expires);
    }

    /**
     * A version that never expires.
     *
     * @param name its name
     * @param openPaths requests that need no authentication
     * @return the version
     */
    public static ApiVersion of(String name, PathRule... openPaths) {
        return new ApiVersion(name, List.of(openPaths), null);
    }
}
