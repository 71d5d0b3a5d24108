// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.http.Query;
import dev.gatehouse.http.RequestPath;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request on its way through the gateway, and the place for its answer.
 *
 * @since 0.1
 */
public final class Exchange {
    private static final String CONNECTION = Connection.class.getName();

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final PulledBody body;
    private final HttpRequest facts;

    /**
     * Begins an exchange.
     *
     * @param request of the server
     * @param response of the server
     * @param callback to be completed once, when the answer is sent
     */
    public Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.body = new PulledBody(request);
        this.facts = facts(request, body);
    }

    private static HttpRequest facts(Request request, PulledBody body) {
        var uri = request.getHttpURI();
        var path = uri.getPath();
        var query = uri.getQuery();
        return new HttpRequest(
                request.getMethod(),
                RequestPath.parse(path == null ? "" : path),
                query == null ? Query.none() : new Query(query, true),
                new FieldHeaders(request.getHeaders()),
                body,
                connection(request));
    }

    private static Connection connection(Request request) {
        var metadata = request.getConnectionMetaData();
        // Kept with the connection, so that an address is written as text once and not for each request.
        if (metadata.getAttribute(CONNECTION) instanceof Connection known) {
            return known;
        }
        var connection = new Connection(addressOf(request), metadata.isSecure());
        metadata.setAttribute(CONNECTION, connection);
        return connection;
    }

    private static String addressOf(Request request) {
        var remote = request.getConnectionMetaData().getRemoteSocketAddress();
        boolean known = remote instanceof InetSocketAddress internet && internet.getAddress() != null;
        return known ? ((InetSocketAddress) remote).getAddress().getHostAddress() : "";
    }

    /** {@return the request as the library sees it} */
    public HttpRequest facts() {
        return facts;
    }

    /** {@return the server's request} */
    public Request request() {
        return request;
    }

    /** {@return the server's answer} */
    public Response response() {
        return response;
    }

    /** {@return to be completed once, when the answer is sent} */
    public Callback callback() {
        return callback;
    }

    /** {@return the name that the client calls this host by, in lower case and without port and final dot; empty if it names none} */
    public String host() {
        var host = request.getHttpURI().getHost();
        return host == null ? "" : HostName.plain(host);
    }

    /** {@return the body from its start, if a method has read of it; empty if the server still holds all of it} */
    public Optional<InputStream> readBody() {
        return Optional.ofNullable(body.replay());
    }

    /**
     * Sends an answer, whatever of the request is still unread.
     *
     * @param answer complete
     */
    public void send(HttpAnswer answer) {
        response.setStatus(answer.status());
        put(answer.headers());
        var bytes = answer.body().getBytes(UTF_8);
        response.getHeaders().put("Content-Length", bytes.length);
        date();
        boolean silent = request.getMethod().equals("HEAD");
        response.write(true, silent ? ByteBuffer.allocate(0) : ByteBuffer.wrap(bytes), callback);
    }

    /** Says when the answer was made, unless it says so already. */
    public void date() {
        HttpFields.Mutable fields = response.getHeaders();
        if (!fields.contains(HttpHeader.DATE)) {
            var server = request.getConnectionMetaData().getConnector().getServer();
            fields.add(server.getDateField());
        }
    }

    /**
     * Adds lines to the answer, in place of lines of the same name. What {@code Vary} names adds up: a cache must heed
     * the upstream's reasons and ours.
     *
     * @param lines to add
     */
    public void put(Headers lines) {
        if (lines.isEmpty()) {
            return;
        }
        HttpFields.Mutable fields = response.getHeaders();
        lines.forEach((name, value) -> replace(fields, name));
        lines.forEach((name, value) -> fields.add(name, WireText.write(value)));
    }

    private static void replace(HttpFields.Mutable fields, String name) {
        if (!name.equalsIgnoreCase("Vary")) {
            fields.remove(name);
        }
    }
}
