// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upstream that answers 200 to everything, and definitions of the API before it. */
final class OkUpstream implements AutoCloseable {
    private static final String DEFINITION = """
            {"api_id": "orders", "name": "Orders", "org_id": "default", "active": true, "use_standard_auth": true,
             "auth_configs": {"authToken": {"auth_header_name": "Authorization"}}, MEMBERS
             "version_data": {"not_versioned": true, "versions": {"Default": {"name": "Default"}}},
             "proxy": {"listen_path": "/", "target_url": "http://127.0.0.1:PORT/"}}""";

    private final HttpServer server;

    private OkUpstream(HttpServer server) {
        this.server = server;
    }

    static OkUpstream start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return new OkUpstream(server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Members are those of the definition beside the usual ones, each with a comma after it. */
    void defineIn(Path directory, String members) {
        var text = DEFINITION
                .replace("MEMBERS", members)
                .replace("PORT", String.valueOf(server.getAddress().getPort()));
        try {
            Files.writeString(directory.resolve("orders.json"), text, UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
