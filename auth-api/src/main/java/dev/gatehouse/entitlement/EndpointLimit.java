// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

/**
 * The rate limit of one method on some paths.
 *
 * @param path pattern of the paths, as {@link PathRule} has them
 * @param method HTTP method, in any case
 * @param rate the limit. How it is smoothed is said by the limit that it replaces
 * @param counter the name of its counter among those of its holder
 * @since 0.1
 */
public record EndpointLimit(String path, String method, RateLimit rate, String counter) {
    /**
     * A limit whose counter is named after its method and its path as they are written, with a colon between.
     *
     * @param path pattern of the paths
     * @param method HTTP method, in any case
     * @param rate the limit
     */
    public EndpointLimit(String path, String method, RateLimit rate) {
        this(path, method, rate, named(method, path));
    }

    /**
     * Lets a limit hold for other paths too, or in another spelling. What is counted stays what it was.
     *
     * @param pattern pattern of the paths
     * @return the same limit and counter with that pattern
     */
    public EndpointLimit on(String pattern) {
        return new EndpointLimit(pattern, method, rate, counter);
    }

    /** {@return whether the counter is named after the method and the path} */
    public boolean hasUsualCounter() {
        return counter.equals(named(method, path));
    }

    private static String named(String method, String path) {
        return method + ":" + path;
    }
}
