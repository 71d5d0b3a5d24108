// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.definition.CredentialLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes after the body of a request must not say what the gateway took out of its head. */
final class TrailersTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private static final CredentialLocation KEY = CredentialLocation.header("X-Key");

    private final LinkedBlockingQueue<List<String>> seen = new LinkedBlockingQueue<>();

    private RawUpstream upstream() {
        return RawUpstream.running((request, in, out) -> {
            for (var size = RawUpstream.line(in); !size.equals("0"); size = RawUpstream.line(in)) {
                RawUpstream.line(in);
            }
            var trailers = new ArrayList<String>();
            for (var line = RawUpstream.line(in); !line.isEmpty(); line = RawUpstream.line(in)) {
                trailers.add(line);
            }
            seen.add(trailers);
            out.write(OK.getBytes());
        });
    }

    /** The trailers that the upstream sees of a request with the key that it must not see. */
    private List<String> passed(List<String> head, String... trailers) throws Exception {
        try (var upstream = upstream();
                var gateway = TestGateway.places()
                        .at(
                                new Place("", "/"),
                                upstream.url(),
                                api -> api.requires(TokenRules.in(KEY)).strip(List.of(KEY)))
                        .start();
                var client = RawClient.to(gateway.uri())) {
            var lines = new ArrayList<>(List.of("POST / HTTP/1.1", "Host: a", "X-Key: " + TestGateway.KEY));
            lines.add("Transfer-Encoding: chunked");
            lines.addAll(head);
            client.send(lines.toArray(String[]::new))
                    .sendText("2\r\n{}\r\n0\r\n" + String.join("\r\n", trailers) + "\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(200);
            return seen.poll(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void passIfTheyAreAnnounced() throws Exception {
        assertThat(passed(List.of("Trailer: X-Sum, X-Other"), "X-Sum: 7", "X-Other: 8"))
                .containsExactly("X-Sum: 7", "X-Other: 8");
    }

    @Test
    void passWhateverCaseAnnouncesThem() throws Exception {
        assertThat(passed(List.of("Trailer: x-sum"), "X-Sum: 7")).containsExactly("X-Sum: 7");
    }

    @Test
    void doNotPassUnannounced() throws Exception {
        assertThat(passed(List.of("Trailer: X-Sum"), "X-Sum: 7", "X-Other: 8")).containsExactly("X-Sum: 7");
    }

    @Test
    void mayBeAnnouncedAndNotCome() throws Exception {
        try (var upstream = upstream();
                var gateway = TestGateway.before(upstream);
                var client = RawClient.to(gateway.uri())) {
            client.send("POST / HTTP/1.1", "Host: a", "Trailer: X-Sum", "Transfer-Encoding: chunked")
                    .sendText("0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void at53DoNotBringBackAStrippedCredential() throws Exception {
        assertThat(passed(List.of("Trailer: X-Key"), "X-Key: another")).isEmpty();
    }

    @Test
    void at53DoNotRepeatAHeaderWithAnotherValue() throws Exception {
        assertThat(passed(List.of("Trailer: X-User", "X-User: me"), "X-User: root"))
                .isEmpty();
    }

    @Test
    void at53DoNotPassIfTheConnectionNamesThem() throws Exception {
        assertThat(passed(List.of("Trailer: X-Hop", "Connection: X-Hop"), "X-Hop: 1"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Proxy-Authorization",
                "Cookie",
                "Host",
                "Content-Length",
                "Content-Type",
                "Content-Encoding",
                "Transfer-Encoding",
                "Connection",
                "Forwarded",
                "X-Forwarded-For",
                "x-forwarded-proto",
                "X-Real-IP",
                "If-Match",
                "Expect",
                "TE",
                "Trailer",
                "Upgrade",
                "X-Tyk-Authorization"
            })
    void at53DoNotPassForHeadersThatUpstreamsActUpon(String name) throws Exception {
        assertThat(passed(List.of("Trailer: X-Sum, " + name), "X-Sum: 7", name + ": 6"))
                .containsExactly("X-Sum: 7");
    }

    @Test
    void theGatewayGoesOnServing() throws IOException {
        try (var upstream = RawUpstream.ok();
                var gateway = TestGateway.before(upstream)) {
            gateway.ask("GET / HTTP/1.1", "Trailer: X-Sum");

            assertThat(gateway.get("/").status()).isEqualTo(200);
        }
    }
}
