// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.access.DenialRenderer;
import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.proxy.ReverseProxy;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import java.net.URI;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The running server: ears, handler and proxy on one pool of threads. */
final class GatewayServer implements AutoCloseable {
    private static final int THREADS = 200;

    private final GatewaySettings settings;
    private final Server server;
    private final ServerConnector connector;
    private final ServerConnector controlConnector;

    private GatewayServer(GatewaySettings settings) {
        this.settings = settings;
        var threads = new QueuedThreadPool(THREADS);
        threads.setName("gateway");
        this.server = new Server(threads);
        var connectors = new Connectors(server, settings.listening());
        this.connector = connectors.open(settings.listening().port(), "gateway");
        var own = settings.control().port();
        server.addBean(new SlowClients(server, settings.listening().limits()));
        this.controlConnector = own.isPresent() ? connectors.open(own.getAsInt(), ControlDoor.CONNECTOR) : connector;
    }

    static GatewayServer start(
            GatewaySettings settings,
            Supplier<Routes> routes,
            ControlEndpoint control,
            DenialRenderer standard,
            CallerLimits limits) {
        var started = new GatewayServer(settings);
        started.listen(routes, control, standard, limits);
        return started;
    }

    private void listen(
            Supplier<Routes> routes, ControlEndpoint control, DenialRenderer standard, CallerLimits limits) {
        var proxy = new ReverseProxy(server, settings.forwarding(), settings.listening(), agent());
        var outcome = new Outcome(proxy, settings.answers().denials(), standard, limits);
        var door = new ControlDoor(control, settings.control());
        server.setHandler(
                new GatewayHandler(routes, door, outcome, settings.answers().closeConnections()));
        server.setErrorHandler(new PlainErrors());
        try {
            server.start();
        } catch (Exception failure) {
            close();
            throw new IllegalStateException("the gateway cannot listen on " + place(), failure);
        }
    }

    private String place() {
        var main = settings.listening().host() + ":" + settings.listening().port();
        var own = settings.control().port();
        return own.isPresent() ? main + " and, for the control API, on port " + own.getAsInt() : main;
    }

    private static String agent() {
        var version = GatewayServer.class.getPackage().getImplementationVersion();
        return version == null ? "Gatehouse" : "Gatehouse/" + version;
    }

    URI uri() {
        return uri(connector);
    }

    URI controlUri() {
        return uri(controlConnector);
    }

    private URI uri(ServerConnector ear) {
        var scheme = settings.listening().tls().isPresent() ? "https" : "http";
        var host = settings.listening().host().isEmpty()
                ? "127.0.0.1"
                : settings.listening().host();
        return URI.create(scheme + "://" + host + ":" + ear.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the gateway cannot stop", failure);
        }
    }
}
