// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.http;

import org.jspecify.annotations.Nullable;

/**
 * The facts of one request. Never changed by a decision: what the backend is to see instead is in {@link Effects}.
 *
 * @param method as sent; methods have case
 * @param path the path, without the query
 * @param query the query
 * @param headers all header lines
 * @param body the body; read only if a method says so
 * @param connection how the request arrived
 * @since 0.1
 */
public record HttpRequest(
        String method, RequestPath path, Query query, Headers headers, Body body, Connection connection) {

    /**
     * A request without a body, over plain HTTP, from an unknown address.
     *
     * @param method as sent
     * @param target path and query as sent, for instance {@code /orders?page=2}
     * @param headers all header lines
     * @return the request
     */
    public static HttpRequest of(String method, String target, Headers headers) {
        return of(method, target, headers, Connection.plain(""));
    }

    /**
     * A request without a body.
     *
     * @param method as sent
     * @param target path and query as sent, for instance {@code /orders?page=2}
     * @param headers all header lines
     * @param connection how the request arrived
     * @return the request
     */
    public static HttpRequest of(String method, String target, Headers headers, Connection connection) {
        int mark = target.indexOf('?');
        var path = RequestPath.parse(mark < 0 ? target : target.substring(0, mark));
        var query = mark < 0 ? Query.none() : new Query(target.substring(mark + 1), true);
        return new HttpRequest(method, path, query, headers, Body.none(), connection);
    }

    /**
     * Adds a body.
     *
     * @param other the body
     * @return the same request with that body
     */
    public HttpRequest withBody(Body other) {
        return new HttpRequest(method, path, query, headers, other, connection);
    }

    /**
     * Exchanges the headers.
     *
     * @param other all header lines
     * @return the same request with those headers
     */
    public HttpRequest withHeaders(Headers other) {
        return new HttpRequest(method, path, query, other, body, connection);
    }

    /**
     * Finds the first cookie of a name.
     *
     * @param name exactly; case matters
     * @return its value without surrounding quotes, or null if there is no such cookie
     */
    public @Nullable String cookie(String name) {
        return Cookies.first(headers, name);
    }

    /**
     * Looks whether two readers may take different cookies of a name.
     *
     * @param name exactly; case matters
     * @return whether there are several cookies of that name, with different values
     */
    public boolean isCookieContradictory(String name) {
        return Cookies.isContradictory(headers, name);
    }
}
