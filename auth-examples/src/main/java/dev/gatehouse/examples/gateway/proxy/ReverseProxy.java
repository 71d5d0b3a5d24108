// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.examples.gateway.settings.Forwarding;
import dev.gatehouse.examples.gateway.settings.Listening;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * Forwards requests over pooled connections. Nothing is buffered: what the slower side does not take is not read from
 * the faster one. Thread-safe.
 *
 * @since 0.1
 */
public final class ReverseProxy {
    private final HttpClient client;
    private final Gunzip gunzip;
    private final HttpField agent;
    private final long silenceMillis;
    private final long totalMillis;

    /**
     * Makes a proxy that lives and dies with a server, on the server's threads.
     *
     * @param server not started yet
     * @param settings how to speak to upstreams
     * @param listening what clients may send, and how long they may take
     * @param agent what upstreams are told where the client names no agent
     */
    public ReverseProxy(Server server, Forwarding settings, Listening listening, String agent) {
        this.client = UpstreamClient.of(server, settings, listening.headerBytes());
        this.silenceMillis = settings.response().toMillis();
        this.totalMillis = listening.limits().answer().toMillis();
        this.gunzip = new Gunzip(server.getByteBufferPool());
        this.agent = new PreEncodedHttpField(HttpHeader.USER_AGENT, agent);
        server.addBean(client);
        server.addBean(gunzip.compression());
    }

    /**
     * Forwards a request. Returns at once; the exchange is completed when the answer is sent.
     *
     * @param exchange the request and the place for the answer
     * @param onward what the request becomes
     * @param failures answers where the upstream does not
     */
    public void forward(Exchange exchange, Onward onward, FailureAnswer failures) {
        new Forwarded(this, exchange, onward, failures).send();
    }

    UpstreamRequest request(Exchange exchange, Onward onward) {
        var upstream = onward.upstream();
        var query = upstream.queryOf(onward.query());
        var line = new UpstreamRequest.Line(
                exchange.request().getMethod(), upstream.pathOf(onward.path()), query.isEmpty() ? null : query);
        var request = new UpstreamRequest(client, upstream, line);
        request.headers(out -> UpstreamHeaders.write(exchange, onward, out, agent));
        // It covers the wait for a connection as well.
        request.timeout(totalMillis, MILLISECONDS);
        var body = RequestBody.of(exchange);
        if (body != null) {
            send(request, body);
        }
        if (PassedTrailers.announced(exchange)) {
            request.trailersSupplier(
                    new PassedTrailers(exchange, onward.effects().request()));
        }
        return request;
    }

    /** As long as the client sends, silence is not the upstream's. */
    private void send(UpstreamRequest request, RequestBody body) {
        request.body(body).idleTimeout(totalMillis, MILLISECONDS);
        request.onRequestSuccess(sent -> {
            if (sent.getConnection() instanceof Connection connection) {
                connection.getEndPoint().setIdleTimeout(silenceMillis);
            }
        });
    }

    Gunzip gunzip() {
        return gunzip;
    }

    /** Only what the gateway asked for by itself is unpacked: who sends {@code Accept-Encoding} gets what it names. */
    boolean unpacks(Request request, Response answer) {
        return gunzip.packed(answer.getHeaders())
                && UpstreamHeaders.asksForGzip(request)
                && answer.getStatus() != HttpStatus.NO_CONTENT_204
                && answer.getStatus() != HttpStatus.NOT_MODIFIED_304;
    }
}
