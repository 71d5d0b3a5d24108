// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.exchange.Exchange;
import dev.gatehouse.examples.gateway.settings.Forwarding;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
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

    /**
     * Makes a proxy that lives and dies with a server, on the server's threads.
     *
     * @param server not started yet
     * @param settings how to speak to upstreams
     * @param headerBytes the most that request line and headers may take
     * @param agent what upstreams are told where the client names no agent
     */
    public ReverseProxy(Server server, Forwarding settings, int headerBytes, String agent) {
        this.client = UpstreamClient.of(server, settings, headerBytes);
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
        return request;
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
