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
 * Builds requests for tests: {@code Requests.get("/orders").header("Authorization", "k").build()}.
 *
 * @since 0.1
 */
public final class Requests {
    private final String method;
    private final StringBuilder target;
    private final List<String> headers = new ArrayList<>();
    private Body body = Body.none();
    private Connection connection = Connection.plain("192.0.2.1");

    private Requests(String method, String target) {
        this.method = method;
        this.target = new StringBuilder(target);
    }

    /**
     * Begins a GET request.
     *
     * @param target path and query as sent
     * @return a builder
     */
    public static Requests get(String target) {
        return new Requests("GET", target);
    }

    /**
     * Begins a POST request.
     *
     * @param target path and query as sent
     * @return a builder
     */
    public static Requests post(String target) {
        return new Requests("POST", target);
    }

    /**
     * Begins a request of any method.
     *
     * @param method as sent
     * @param target path and query as sent
     * @return a builder
     */
    public static Requests method(String method, String target) {
        return new Requests(method, target);
    }

    /**
     * Adds a header line.
     *
     * @param name of the header
     * @param value of the line
     * @return this
     */
    public Requests header(String name, String value) {
        headers.addAll(List.of(name, value));
        return this;
    }

    /**
     * Adds a cookie in a line of its own.
     *
     * @param name of the cookie
     * @param value of the cookie
     * @return this
     */
    public Requests cookie(String name, String value) {
        return header("Cookie", name + "=" + value);
    }

    /**
     * Adds a query parameter.
     *
     * @param name of the parameter, not encoded
     * @param value of the parameter, not encoded
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
     * Sets the address of the client.
     *
     * @param address of the client
     * @return this
     */
    public Requests from(String address) {
        connection = new Connection(address, connection.secure());
        return this;
    }

    /**
     * Sends the request over TLS.
     *
     * @return this
     */
    public Requests secure() {
        connection = new Connection(connection.remoteAddress(), true);
        return this;
    }

    /** {@return the request} */
    public HttpRequest build() {
        return HttpRequest.of(method, target.toString(), Headers.of(headers), connection)
                .withBody(body);
    }
}
