// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Makes the requests of the demonstration and prints what came back. */
final class DemoTour {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI gateway;
    private final String secret;
    private final PrintWriter out;
    private final HttpClient client = HttpClient.newHttpClient();

    DemoTour(URI gateway, String secret, PrintWriter out) {
        this.gateway = gateway;
        this.secret = secret;
        this.out = out;
    }

    void show() throws InterruptedException {
        out.println("Gateway on " + gateway + ", before an upstream that echoes what it receives.");
        out.println();
        step("Allowed: a key with the right to this API", "/orders/42", DemoKeys.VALID);
        step("Refused: no key at all", "/orders/42", "");
        step("Refused: a key that nobody knows", "/orders/42", "made-up-key");
        step("Expired: the key was good until yesterday", "/orders/42", DemoKeys.EXPIRED);
        step("Refused: this key may only GET single orders", "/orders/reports", DemoKeys.LIMITED);
        step("Allowed: a path that needs no key", "/shop/catalog/shoes", "");
        tryMore();
        out.flush();
    }

    private void step(String title, String path, String key) throws InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
        if (!key.isEmpty()) {
            request.header("Authorization", key);
        }
        out.println("# " + title);
        out.println(curl(path, key));
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            out.println(answer.statusCode() + " " + answer.body().strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        out.println();
    }

    private String curl(String path, String key) {
        var header = key.isEmpty() ? "" : " -H 'Authorization: " + key + "'";
        return "curl -i" + header + " " + gateway.resolve(path);
    }

    private void tryMore() {
        out.println("Try more:");
        out.println(curl("/open/anything", ""));
        out.println(curl("/shop/cart", DemoKeys.VALID));
        out.println(curl("/orders/7", DemoKeys.LIMITED));
        out.println("curl -i " + gateway.resolve("/hello"));
        out.println("curl -i -H 'X-Tyk-Authorization: " + secret + "' -d '{\"org_id\": \"default\", \"access_rights\":"
                + " {\"orders\": {\"api_id\": \"orders\", \"versions\": [\"Default\"]}}}' "
                + gateway.resolve("/tyk/keys/create"));
    }
}
