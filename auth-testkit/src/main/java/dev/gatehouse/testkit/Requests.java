// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.http.Body;
import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds requests, in the order in which one speaks of them:
 * {@code Requests.get("/orders").header("Authorization", "k").cookie("a", "b").build()}. Not thread-safe.
 *
 * @since 0.1
 */
public final class Requests {
    private final String method;
    private final StringBuilder target;
    private final List<String> headerLines = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private Body body = Body.none();
    private String remoteAddress = "192.0.2.1";
    private boolean secure;

    private Requests(String method, String target) {
        this.method = method;
        this.target = new StringBuilder(target);
    }

    /**
     * A request of any method.
     *
     * @param method as it is to be sent
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests method(String method, String target) {
        return new Requests(method, target);
    }

    /**
     * A request for something.
     *
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests get(String target) {
        return method("GET", target);
    }

    /**
     * A request that sends something.
     *
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests post(String target) {
        return method("POST", target);
    }

    /**
     * A request that replaces something.
     *
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests put(String target) {
        return method("PUT", target);
    }

    /**
     * A request that deletes something.
     *
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests delete(String target) {
        return method("DELETE", target);
    }

    /**
     * A request that asks what is allowed, as a browser's preflight does.
     *
     * @param target path and perhaps a query, as they are to be sent
     * @return a builder
     */
    public static Requests options(String target) {
        return method("OPTIONS", target);
    }

    /**
     * Adds a header line, also beside one of the same name.
     *
     * @param name of the header
     * @param value as it is to be sent
     * @return this
     */
    public Requests header(String name, String value) {
        headerLines.add(name);
        headerLines.add(value);
        return this;
    }

    /**
     * Adds a cookie. All cookies stand in one line, after the other headers.
     *
     * @param name of the cookie
     * @param value as it is to be sent
     * @return this
     */
    public Requests cookie(String name, String value) {
        cookies.add(name + "=" + value);
        return this;
    }

    /**
     * Adds a query parameter.
     *
     * @param name of the parameter, not encoded
     * @param value not encoded
     * @return this
     */
    public Requests query(String name, String value) {
        target.append(target.indexOf("?") < 0 ? '?' : '&')
                .append(URLEncoder.encode(name, UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, UTF_8));
        return this;
    }

    /**
     * Sets the body.
     *
     * @param text sent as UTF-8
     * @return this
     */
    public Requests body(String text) {
        body = Body.of(text.getBytes(UTF_8));
        return this;
    }

    /**
     * Sets the address of the peer.
     *
     * @param address as text, without port; an address of the documentation range if not called
     * @return this
     */
    public Requests from(String address) {
        remoteAddress = address;
        return this;
    }

    /**
     * Lets the request come over TLS.
     *
     * @return this
     */
    public Requests secure() {
        secure = true;
        return this;
    }

    /** {@return the request} */
    public HttpRequest build() {
        var lines = new ArrayList<>(headerLines);
        if (!cookies.isEmpty()) {
            lines.addAll(List.of("Cookie", String.join("; ", cookies)));
        }
        return HttpRequest.of(method, target.toString(), Headers.of(lines), new Connection(remoteAddress, secure))
                .withBody(body);
    }
}
