// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.proxy;

import dev.gatehouse.examples.gateway.settings.Forwarding;
import dev.gatehouse.examples.gateway.settings.Tls;
import java.util.List;
import org.eclipse.jetty.client.ContinueProtocolHandler;
import org.eclipse.jetty.client.EarlyHintsProtocolHandler;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProcessingProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Sets the client up: pooled connections, no cookies, no redirects, no headers of its own, on the server's threads. */
final class UpstreamClient {
    private static final int ADDED_HEADER_BYTES = 4096;
    private static final int ANSWER_HEADER_BYTES = 256 * 1024;

    private UpstreamClient() {}

    static HttpClient of(Server server, Forwarding settings, int headerBytes) {
        var connector = new ClientConnector();
        // One selector takes what two cores can give; more of them cost wake-ups.
        connector.setSelectors(1);
        connector.setExecutor(server.getThreadPool());
        connector.setScheduler(server.getScheduler());
        connector.setByteBufferPool(server.getByteBufferPool());
        connector.setConnectTimeout(settings.connect());
        connector.setSslContextFactory(tls(settings.tls()));
        var client = bare(connector);
        client.setExecutor(server.getThreadPool());
        client.setScheduler(server.getScheduler());
        client.setByteBufferPool(server.getByteBufferPool());
        client.setIdleTimeout(settings.response().toMillis());
        client.setConnectTimeout(settings.connect().toMillis());
        client.setMaxConnectionsPerDestination(settings.connections());
        client.setMaxRequestsQueuedPerDestination(settings.queue());
        client.setMaxRequestHeadersSize(headerBytes + ADDED_HEADER_BYTES);
        client.setMaxResponseHeadersSize(ANSWER_HEADER_BYTES);
        return client;
    }

    private static SslContextFactory.Client tls(Forwarding.UpstreamTls settings) {
        var tls = new SslContextFactory.Client(settings.trustsAnyone());
        if (settings.trustsAnyone()) {
            tls.setEndpointIdentificationAlgorithm(null);
        }
        tls.setExcludeProtocols();
        tls.setIncludeProtocols(versionsFrom(settings.minVersion()).toArray(String[]::new));
        if (!settings.ciphers().isEmpty()) {
            tls.setExcludeCipherSuites();
            tls.setIncludeCipherSuites(settings.ciphers().toArray(String[]::new));
        }
        return tls;
    }

    private static List<String> versionsFrom(String lowest) {
        return Tls.VERSIONS.subList(Tls.VERSIONS.indexOf(lowest), Tls.VERSIONS.size());
    }

    private static HttpClient bare(ClientConnector connector) {
        var transport = new HttpClientTransportOverHTTP(connector);
        // Else well-known values would reach the client in their usual case, not in the upstream's.
        transport.setHeaderCacheCaseSensitive(true);
        var client = new HttpClient(transport);
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(null);
        client.setDefaultRequestContentType(null);
        client.addEventListener(new Bareness(client));
        return client;
    }

    /** What the client gives itself at its start would change what passes through it. */
    private record Bareness(HttpClient client) implements LifeCycle.Listener {
        @Override
        public void lifeCycleStarted(LifeCycle started) {
            client.getContentDecoderFactories().clear();
            var handlers = client.getProtocolHandlers();
            handlers.clear();
            handlers.put(new ContinueProtocolHandler());
            handlers.put(new ProcessingProtocolHandler());
            handlers.put(new EarlyHintsProtocolHandler());
        }
    }
}
