// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.recipe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.core.Gate;
import dev.gatehouse.core.Gatekeeper;
import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.session.Sha256KeyNaming;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.entitlement.AccessRight;
import dev.gatehouse.entitlement.Entitlements;
import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.session.Session;
import dev.gatehouse.session.StoredSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/**
 * An existing server, here the one of the JDK, whose handler asks before it serves.
 *
 * @since 0.1
 */
public final class ProtectedServer {
    private final Gate gate = gate();

    private static Gate gate() {
        // README: begin
        var stores = InMemoryStores.create();
        var naming = new Sha256KeyNaming();
        var orders = ProtectedApi.named("orders")
                .requires(TokenRules.in(CredentialLocation.header("Authorization")))
                .build();
        var rights = Entitlements.to(AccessRight.to(orders.id()).onlyOn(PathRule.of("/orders/{id}", "GET")));
        stores.sessions().put(naming.idOf(Secret.of("s3cret-key")), Session.of("acme", rights), null);
        var gate = Gatekeeper.builder(stores).keyNaming(naming).build().gate(orders);
        // README: end
        return gate;
    }

    private void handle(HttpExchange exchange) throws IOException {
        // README: begin
        var decision = gate.decide(requestOf(exchange));
        if (decision instanceof AccessDecision.Granted granted) {
            serve(exchange, granted.session());
        } else {
            refuse(exchange, decision);
        }
        // README: end
        exchange.close();
    }

    private static void serve(HttpExchange exchange, Optional<StoredSession> session) throws IOException {
        var name = session.map(stored -> stored.session().organization().value());
        write(exchange, 200, "served to " + name.orElse("nobody"));
    }

    private static void refuse(HttpExchange exchange, AccessDecision decision) throws IOException {
        decision.effects().response().forEach(exchange.getResponseHeaders()::add);
        if (decision instanceof AccessDecision.Denied denied) {
            write(exchange, denied.denial().status(), denied.denial().message());
        } else if (decision instanceof AccessDecision.Answered answered) {
            answered.answer().headers().forEach(exchange.getResponseHeaders()::add);
            write(exchange, answered.answer().status(), answered.answer().body());
        }
    }

    private static HttpRequest requestOf(HttpExchange exchange) {
        var lines = new ArrayList<String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> {
                    lines.add(name);
                    lines.add(value);
                }));
        return HttpRequest.of(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), Headers.of(lines));
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /**
     * Starts the server.
     *
     * @param port on loopback; 0 for a free one
     * @return the running server
     * @throws IOException if it cannot listen there
     */
    public static HttpServer start(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", new ProtectedServer()::handle);
        server.start();
        return server;
    }

    /**
     * Runs until it is stopped.
     *
     * @param arguments none
     * @throws IOException if the port is taken
     */
    public static void main(String[] arguments) throws IOException {
        var port = start(8080).getAddress().getPort();
        System.out.println("curl -i -H 'Authorization: Bearer s3cret-key' http://127.0.0.1:" + port + "/orders/42");
    }
}
