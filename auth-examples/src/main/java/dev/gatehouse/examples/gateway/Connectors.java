// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.settings.Listening;
import dev.gatehouse.examples.gateway.settings.Tls;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Opens the gateway's ears: plain or TLS, with every bound that is set. */
final class Connectors {
    private static final int ANSWER_HEADER_BYTES = 256 * 1024;

    private final Server server;
    private final Listening settings;

    Connectors(Server server, Listening settings) {
        this.server = server;
        this.settings = settings;
    }

    ServerConnector open(int port, String name) {
        var http = new UncleanConnections(configuration());
        // One acceptor and one selector take what two cores can give; more of them cost wake-ups.
        var connector = settings.tls()
                .map(tls -> new ServerConnector(server, 1, 1, new SslConnectionFactory(context(tls), "HTTP/1.1"), http))
                .orElseGet(() -> new ServerConnector(server, 1, 1, http));
        connector.setName(name);
        connector.setHost(settings.host().isEmpty() ? null : settings.host());
        connector.setPort(port);
        connector.setIdleTimeout(silence().toMillis());
        server.addConnector(connector);
        // Each port has its own, so that operators with a port of their own are not shut out by clients.
        server.addBean(new NetworkConnectionLimit(settings.limits().connections(), connector));
        return connector;
    }

    /** For a connection on which something is going on; see {@link SlowClients} for the others. */
    private Duration silence() {
        var limits = settings.limits();
        return Collections.max(List.of(limits.idle(), limits.request(), limits.answer()));
    }

    private HttpConfiguration configuration() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(settings.headerBytes());
        // Else well-known values would be put into their usual case before anybody sees them.
        http.setHeaderCacheCaseSensitive(true);
        http.setMaxResponseHeaderSize(ANSWER_HEADER_BYTES);
        // Which paths are acceptable is decided by the gateway and the library, on the path as it was sent.
        http.setUriCompliance(UriCompliance.UNSAFE);
        if (settings.tls().isPresent()) {
            // The host name decides which API is asked for, and a certificate does not have to name it.
            http.addCustomizer(new SecureRequestCustomizer(false));
        }
        return http;
    }

    private static SslContextFactory.Server context(Tls settings) {
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(PemStore.of(settings.certificates()));
        tls.setKeyStorePassword(PemStore.PASSWORD);
        tls.setSniRequired(false);
        tls.setExcludeProtocols();
        tls.setIncludeProtocols(settings.versions().toArray(String[]::new));
        if (!settings.ciphers().isEmpty()) {
            tls.setExcludeCipherSuites();
            tls.setIncludeCipherSuites(settings.ciphers().toArray(String[]::new));
        }
        return tls;
    }
}
