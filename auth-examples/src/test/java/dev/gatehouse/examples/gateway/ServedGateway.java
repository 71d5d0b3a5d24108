// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import dev.gatehouse.examples.gateway.config.Configuration;
import dev.gatehouse.examples.gateway.config.ConfigurationSources;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.redis.RedisStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A gateway on the Redis of an option, with the definitions of a directory, its operator and its clients. */
final class ServedGateway implements AutoCloseable {
    private static final String SECRET = "operators-secret-of-the-test";
    static final String SESSION = """
            {"org_id": "default", "access_rights": {"orders": {"api_id": "orders", "versions": ["Default"]}}}""";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final RedisStores stores;
    private final Gateway gateway;

    private ServedGateway(Configuration configuration) {
        stores = StorageOpening.open(configuration.redis().orElseThrow());
        gateway = Gateway.start(configuration.settings(), stores.stores(), InstantSource.system());
    }

    /** Members are those of the file beside the usual ones, each with a comma after it. */
    static ServedGateway start(Path directory, String members, String redis) {
        return start(directory, members, redis, Optional.empty());
    }

    /** With keys to import. */
    static ServedGateway start(Path directory, String members, String redis, Optional<Path> keys) {
        var file = directory.resolve("tyk.conf");
        var text = "{" + members + "\"secret\": \"" + SECRET + "\", \"listen_address\": \"127.0.0.1\","
                + " \"listen_port\": 0, \"app_path\": \"" + directory + "\", \"hash_keys\": true,"
                + " \"hash_key_function\": \"sha256\"}";
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ServedGateway(Configuration.read(
                new ConfigurationSources(Optional.of(file), Map.of(), Map.of(), false, Optional.of(redis), keys)));
    }

    /** Makes a key and tells its whole text. */
    String add(String key) {
        return add(key, SESSION);
    }

    String add(String key, String session) {
        return JsonText.readObject(addAnswered(key, session).body()).path("key").asText();
    }

    /** Makes a key that nobody chose and tells its whole text. */
    String create() {
        var answer = send("POST", "/tyk/keys/create", SESSION, "X-Tyk-Authorization", SECRET);
        return JsonText.readObject(answer.body()).path("key").asText();
    }

    int tryToAdd(String key) {
        return addAnswered(key, SESSION).statusCode();
    }

    private HttpResponse<String> addAnswered(String key, String session) {
        return send("POST", "/tyk/keys/" + key, session, "X-Tyk-Authorization", SECRET);
    }

    int delete(String key) {
        return send("DELETE", "/tyk/keys/" + key, "", "X-Tyk-Authorization", SECRET)
                .statusCode();
    }

    HttpResponse<String> client(String key) {
        return send("GET", "/", "", "Authorization", key);
    }

    boolean storeAnswers() {
        return StorageOpening.answers(stores.stores());
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(gateway.uri() + path))
                .timeout(PATIENCE)
                .headers(headers)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        gateway.close();
        stores.close();
    }
}
