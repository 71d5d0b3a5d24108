// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.definition;

import dev.gatehouse.entitlement.PathRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an API.
 *
 * @param name its name
 * @param openPaths requests that need no authentication; always anchored at the start of the path
 * @param expires when it stops being served, or null for never
 * @since 0.1
 */
public record ApiVersion(
        String name, List<PathRule> openPaths, @Nullable Instant expires) {
    public ApiVersion {
        openPaths = List.copyOf(openPaths);
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
