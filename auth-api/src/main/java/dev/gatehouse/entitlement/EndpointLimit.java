// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.entitlement;

/**
 * The rate limit of one method on some paths.
 *
 * @param path pattern of the paths, as {@link PathRule} has them
 * @param method HTTP method, in any case
 * @param rate the limit
 * @since 0.1
 */
public record EndpointLimit(String path, String method, RateLimit rate) {
    /** {@return the name of its counter among those of its holder: method and path as they are written, with a colon between} */
    public String counter() {
        return method + ":" + path;
    }
}
