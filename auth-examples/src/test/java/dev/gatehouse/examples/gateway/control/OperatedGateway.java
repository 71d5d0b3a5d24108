// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.core.password.PasswordHashing;
import dev.gatehouse.core.tyk.TykKeySettings;
import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.core.tyk.TykSessions;
import dev.gatehouse.examples.gateway.Gateway;
import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.examples.gateway.settings.Definitions;
import dev.gatehouse.examples.gateway.settings.GatewaySettings;
import dev.gatehouse.examples.gateway.settings.KeyRecords;
import dev.gatehouse.examples.gateway.settings.Keys;
import dev.gatehouse.examples.gateway.settings.Oversight;
import dev.gatehouse.examples.gateway.settings.Passwords;
import dev.gatehouse.examples.gateway.settings.PolicyRecords;
import dev.gatehouse.inmemory.InMemoryStores;
import dev.gatehouse.secret.Secret;
import dev.gatehouse.store.Stores;
import dev.gatehouse.testkit.MutableInstantSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A gateway with one API named test on every path, before an upstream that answers 200, and its operator. */
final class OperatedGateway implements AutoCloseable {
    static final String SECRET = "operators-secret-of-the-test";
    static final TykKeySettings PLAIN = new TykKeySettings(false, "murmur64", List.of(), 0, true, false);
    static final TykKeySettings HASHED = TykKeySettings.hashed("murmur64");

    static final String DEFINITION = """
            {"api_id": "test", "name": "Test API", "org_id": "default", "active": true, "use_standard_auth": true,
             "auth_configs": {"authToken": {"auth_header_name": "Authorization"}}, "session_lifetime": 0,
             "version_data": {"not_versioned": true, "versions": {"Default": {"name": "Default"}}},
             "proxy": {"listen_path": "/", "target_url": "UPSTREAM"}}""";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MutableInstantSource clock = new MutableInstantSource();
    final Stores stores = InMemoryStores.builder().clock(clock).build();
    private final HttpServer upstream = upstream();
    private final HttpClient client = HttpClient.newHttpClient();
    private final TykKeySettings naming;
    private final Gateway gateway;

    private OperatedGateway(Keys keys, Optional<Path> directory) {
        this(keys, directory, PolicyRecords.none());
    }

    private OperatedGateway(Keys keys, Optional<Path> directory, PolicyRecords policies) {
        this(keys, directory, policies, Oversight.none(), "");
    }

    private OperatedGateway(
            Keys keys, Optional<Path> directory, PolicyRecords policies, Oversight oversight, String members) {
        this(keys, directory, policies, oversight, members, operated -> operated);
    }

    private OperatedGateway(
            Keys keys,
            Optional<Path> directory,
            PolicyRecords policies,
            Oversight oversight,
            String members,
            UnaryOperator<Operated> change) {
        this.naming = keys.naming();
        var all = directory
                .map(Definitions::in)
                .orElseGet(() -> Definitions.of(Map.of("test.json", definition(members))));
        var settings = GatewaySettings.serving(all).with(keys).with(Control.guardedBy(Secret.of(SECRET)));
        var complete = settings.with(policies).with(oversight);
        this.gateway =
                Gateway.start(complete, stores, clock, operated -> ControlApi.of(complete, change.apply(operated)));
    }

    static OperatedGateway with(TykKeySettings naming) {
        return new OperatedGateway(new Keys(naming, false, Optional.empty()), Optional.empty());
    }

    /** Passwords that operators set are hashed so. */
    static OperatedGateway hashing(PasswordHashing passwords) {
        var keys = new Keys(PLAIN, false, Optional.empty());
        UnaryOperator<Operated> change = all -> new Operated(
                all.stores(),
                all.clock(),
                all.apis(),
                all.policies(),
                all.engine(),
                all.events(),
                passwords,
                all.certificates());
        return new OperatedGateway(keys, Optional.empty(), PolicyRecords.none(), Oversight.none(), "", change);
    }

    static OperatedGateway enforcingOrganizationLimits() {
        return overseeing(Oversight.none().withOrganizationLimits());
    }

    static OperatedGateway overseeing(Oversight oversight) {
        return overseeing(oversight, "");
    }

    /** With further members of the definition, each after a comma. */
    static OperatedGateway overseeing(Oversight oversight, String members) {
        var keys = new Keys(PLAIN, false, Optional.empty());
        return new OperatedGateway(keys, Optional.empty(), PolicyRecords.none(), oversight, members);
    }

    static OperatedGateway allowingMasterKeys() {
        return new OperatedGateway(new Keys(PLAIN, true, Optional.empty()), Optional.empty());
    }

    static OperatedGateway listingHashes() {
        var records = new KeyRecords(true, false, Duration.ZERO, false);
        return new OperatedGateway(
                new Keys(HASHED, false, Optional.empty(), records, Passwords.standard()), Optional.empty());
    }

    /** Policies are read anew only when the operator wants it. */
    static OperatedGateway withPolicies(Path place) {
        var policies = new PolicyRecords(Optional.of(place), Duration.ZERO);
        return new OperatedGateway(new Keys(PLAIN, false, Optional.empty()), Optional.empty(), policies);
    }

    static OperatedGateway serving(Path directory) {
        return new OperatedGateway(new Keys(PLAIN, false, Optional.empty()), Optional.of(directory));
    }

    private static HttpServer upstream() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String definition() {
        return DEFINITION.replace(
                "UPSTREAM", "http://127.0.0.1:" + upstream.getAddress().getPort() + "/");
    }

    private String definition(String members) {
        return definition().replace("\"active\": true", "\"active\": true" + members);
    }

    /** Puts a session under the full text of a key. */
    void store(String key, String json) {
        stores.sessions().put(TykKeys.of(naming).storedAs(Secret.of(key)), TykSessions.read(json), null);
    }

    /** For tests that share a gateway. */
    void forgetKeys() {
        stores.sessions().scan("", 10_000).ids().forEach(stores.sessions()::delete);
    }

    HttpResponse<String> operator(String method, String path) {
        return operator(method, path, "");
    }

    HttpResponse<String> operator(String method, String path, String body) {
        return send(method, path, body, "X-Tyk-Authorization", SECRET);
    }

    int client(String key) {
        return send("GET", "/", "", "Authorization", key).statusCode();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(gateway.uri() + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static String error(String message) {
        return "{\"status\":\"error\",\"message\":\"" + message + "\"}\n";
    }

    static void assertAnswer(HttpResponse<String> answer, int status, String body) {
        assertThat(answer.statusCode() + " " + answer.body()).isEqualTo(status + " " + body);
    }

    @Override
    public void close() {
        gateway.close();
        upstream.stop(0);
    }
}
