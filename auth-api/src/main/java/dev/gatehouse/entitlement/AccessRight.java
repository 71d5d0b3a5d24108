// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.util.List;
import java.util.Set;

/**
 * The right to use one API.
 *
 * @param api the API
 * @param versions versions that may be used; looked at only if the API has versions, and then an empty set grants none
 * @param paths if not empty, only requests that one of these rules speaks of are allowed
 * @since 0.1
 */
public record AccessRight(ApiId api, Set<String> versions, List<PathRule> paths) {
    public AccessRight {
        versions = Set.copyOf(versions);
        paths = List.copyOf(paths);
    }

    /**
     * The right to a whole API.
     *
     * @param api the API
     * @return the right, for an API without versions
     */
    public static AccessRight to(ApiId api) {
        return new AccessRight(api, Set.of(), List.of());
    }

    /**
     * Restricts the right to some paths.
     *
     * @param rules what is allowed
     * @return the narrower right
     */
    public AccessRight onlyOn(PathRule... rules) {
        return new AccessRight(api, versions, List.of(rules));
    }

    /**
     * Names the versions that may be used.
     *
     * @param names of the versions
     * @return the right to those versions
     */
    public AccessRight inVersions(String... names) {
        return new AccessRight(api, Set.of(names), paths);
    }
}
