// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The right to use one API.
 *
 * @param api the API
 * @param versions versions that may be used; looked at only if the API has versions, and then an empty set grants none
 * @param paths if not empty, only requests that one of these rules speaks of are allowed
 * @param allowance how much of the API may be used
 * @since 0.1
 */
public record AccessRight(ApiId api, Set<String> versions, List<PathRule> paths, Allowance allowance) {
    public AccessRight {
        versions = Set.copyOf(versions);
        paths = List.copyOf(paths);
    }

    /**
     * A right that says nothing of how much.
     *
     * @param api the API
     * @param versions versions that may be used
     * @param paths what is allowed
     */
    public AccessRight(ApiId api, Set<String> versions, List<PathRule> paths) {
        this(api, versions, paths, Allowance.unstated());
    }

    /**
     * The right to a whole API.
     *
     * @param api the API
     * @return the right, for an API without versions
     */
    public static AccessRight to(ApiId api) {
        return new AccessRight(api, Set.of(), List.of(), Allowance.unstated());
    }

    /**
     * Restricts the right to some paths.
     *
     * @param rules what is allowed
     * @return the narrower right
     */
    public AccessRight onlyOn(PathRule... rules) {
        return new AccessRight(api, versions, List.of(rules), allowance);
    }

    /**
     * Names the versions that may be used.
     *
     * @param names of the versions
     * @return the right to those versions
     */
    public AccessRight inVersions(String... names) {
        return new AccessRight(api, Set.of(names), paths, allowance);
    }

    /**
     * Limits how much may be done, counted for this API alone.
     *
     * @param limits of the API
     * @return the right with those limits
     */
    public AccessRight limitedTo(Limits limits) {
        return with(new Allowance(Optional.of(limits), allowance.endpoints(), api.value()));
    }

    /**
     * Says how much may be done.
     *
     * @param other the allowance
     * @return the same right with that allowance
     */
    public AccessRight with(Allowance other) {
        return new AccessRight(api, versions, paths, other);
    }
}
