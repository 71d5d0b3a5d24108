// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProtectedServerTest {
    private static HttpServer server;

    @BeforeAll
    static void start() throws IOException {
        server = ProtectedServer.start(0);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /orders/42, s3cret-key, 200, served to acme",
        "GET, /orders/42, another-key, 403, Access to this API has been disallowed",
        "POST, /orders/42, s3cret-key, 403, Access to this resource has been disallowed",
        "GET, /bills/42, s3cret-key, 403, Access to this resource has been disallowed",
    })
    void servesWhatTheKeyMay(String method, String path, String key, int status, String body) throws Exception {
        var answer = send(HttpRequest.newBuilder(at(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + key));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void servesNobodyWithoutAKey() throws Exception {
        assertThat(send(HttpRequest.newBuilder(at("/orders/42"))).statusCode()).isEqualTo(401);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
