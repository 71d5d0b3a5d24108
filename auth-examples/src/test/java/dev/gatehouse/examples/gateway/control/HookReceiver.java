// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes webhooks on the loopback address. */
final class HookReceiver implements AutoCloseable {
    private final BlockingQueue<Hook> hooks = new LinkedBlockingQueue<>();
    private final HttpServer server;

    private HookReceiver(HttpServer server) {
        this.server = server;
    }

    /** What came in. */
    record Hook(Headers headers, String body) {}

    static HookReceiver start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new HookReceiver(server);
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                receiver.hooks.add(new Hook(exchange.getRequestHeaders(), body));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return receiver;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    Hook next() throws InterruptedException {
        var hook = hooks.poll(20, TimeUnit.SECONDS);
        if (hook == null) {
            throw new AssertionError("no webhook came");
        }
        return hook;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
