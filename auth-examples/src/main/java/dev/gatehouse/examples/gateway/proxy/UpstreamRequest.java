// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request whose line is sent exactly as given: the client's own class would parse, decode and change it. */
final class UpstreamRequest extends HttpRequest {
    // The class above insists on a URI, and Java's knows no host with an underscore.
    private static final URI NOWHERE = URI.create("http://upstream.invalid/");

    private final Upstream.Authority authority;
    private final Line line;

    UpstreamRequest(HttpClient client, Upstream upstream, Line line) {
        super(client, new HttpConversation(), NOWHERE);
        this.authority = upstream.authority();
        this.line = line;
    }

    /** Method, path and query; a query is null if there is none. */
    record Line(String method, String path, @Nullable String query) {}

    @Override
    public String getScheme() {
        return authority.scheme();
    }

    @Override
    public String getHost() {
        return authority.host();
    }

    @Override
    public int getPort() {
        return authority.port();
    }

    @Override
    public String getMethod() {
        return line.method();
    }

    @Override
    public String getPath() {
        return line.path();
    }

    @Override
    public @Nullable String getQuery() {
        return line.query();
    }
}
