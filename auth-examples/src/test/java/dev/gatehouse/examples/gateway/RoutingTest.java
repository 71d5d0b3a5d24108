// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.entitlement.PathRule;
import dev.gatehouse.examples.gateway.control.ControlEndpoint;
import dev.gatehouse.examples.gateway.settings.Control;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutingTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();

    @AfterAll
    static void stop() {
        UPSTREAM.close();
    }

    @Nested
    class PlacesOfNobody {
        @ParameterizedTest
        @ValueSource(strings = {"/other", "/only", "/", "/ONLY/x"})
        void areNotFound(String path) throws IOException {
            try (var gateway =
                    TestGateway.places().keyless("/only/", UPSTREAM.url()).start()) {
                var answer = gateway.get(path);

                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.headers())
                        .containsExactlyInAnyOrder("Content-Type: text/plain; charset=utf-8", "Connection: close");
                assertThat(answer.body()).isEqualTo("Not Found");
            }
        }
    }

    @Nested
    class BrokenApis {
        @Test
        void answerThatTheyAreNotServedWhileOthersAre() throws IOException {
            try (var gateway = TestGateway.places()
                    .keyless("/", UPSTREAM.url())
                    .broken("/broken/")
                    .start()) {
                var broken = gateway.get("/broken/x");
                var other = gateway.get("/x");

                assertThat(broken.status()).isEqualTo(503);
                assertThat(broken.header("Retry-After")).isPresent();
                assertThat(broken.body())
                        .isEqualTo(
                                "{\n    \"error\": \"This API is not available, its definition cannot be served\"\n}");
                assertThat(other.status()).isEqualTo(200);
            }
        }
    }

    @Nested
    class OpenPaths {
        @Test
        void at66IgnoredPathIsAnchoredAtTheStart() throws IOException {
            try (var gateway = TestGateway.places()
                    .guarded(UPSTREAM.url(), PathRule.of("/free", "GET"))
                    .start()) {
                var open = gateway.get("/free");
                var closed = gateway.get("/secret/free");

                assertThat(open.status()).isEqualTo(200);
                assertThat(closed.status()).isEqualTo(401);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/free%2F..%2Fsecret", "/free/..;/secret", "/free%5C..%5Csecret", "/free%252e%252e"})
        void at52NoTrickWithEncodingsOpensAnotherPath(String path) throws IOException {
            try (var gateway = TestGateway.places()
                    .guarded(UPSTREAM.url(), PathRule.of("/free", "GET"))
                    .start()) {
                var answer = gateway.get(path);

                assertThat(answer.status()).isIn(301, 400, 401);
            }
        }
    }

    @Nested
    class Operators {
        private final ControlEndpoint control =
                request -> request.path().decoded().startsWith("/tyk/")
                        ? Optional.of(new HttpAnswer(200, Headers.none(), "operated"))
                        : Optional.empty();

        private TestGateway.Places places() {
            return TestGateway.places()
                    .keyless("/", UPSTREAM.url())
                    .at(new Place("api.test", "/"), UPSTREAM.url(), UnaryOperator.identity())
                    .operatedBy(control);
        }

        @Test
        void areAnsweredOnNamesThatAreNoApis() throws IOException {
            try (var gateway = places().start()) {
                assertThat(gateway.get("/tyk/keys", "Host: any.test").body()).isEqualTo("operated");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"api.test", "API.TEST", "api.test:8080", "api.test.", "api.test.:8080", "Api.Test.:1"})
        void at82ControlPathsAreNotServedOnAnApisOwnDomain(String host) throws IOException {
            try (var gateway = places().start()) {
                assertThat(gateway.get("/tyk/keys", "Host: " + host).body()).isEqualTo("{}");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"api.test:8443", "api.test.", "API.test.:8443"})
        void at82ADomainIsAnApisOwnHoweverItIsWritten(String domain) throws IOException {
            try (var gateway = TestGateway.places()
                    .at(new Place(domain, "/"), UPSTREAM.url(), UnaryOperator.identity())
                    .operatedBy(control)
                    .start()) {
                assertThat(gateway.get("/tyk/keys", "Host: api.test").body()).isEqualTo("{}");
                assertThat(gateway.get("/tyk/keys", "Host: api.test:8443").body())
                        .isEqualTo("{}");
            }
        }

        @Test
        void at82AnAbsoluteTargetDoesNotChangeWhoseDomainItIs() throws IOException {
            try (var gateway = places().start()) {
                var answer = gateway.get("http://api.test/tyk/keys", "Host: api.test");

                assertThat(answer.body()).isEqualTo("{}");
            }
        }

        @Test
        void at82ATargetThatContradictsTheHostIsRefused() throws IOException {
            try (var gateway = places().start()) {
                var answer = gateway.get("http://any.test/tyk/keys", "Host: api.test");

                assertThat(answer.status()).isEqualTo(400);
            }
        }

        @Test
        void areAnsweredOnTheirOwnNameOnlyIfTheyHaveOne() throws IOException {
            try (var gateway = places().told(
                            settings -> settings.with(new Control(Optional.empty(), "ops.test", OptionalInt.empty())))
                    .start()) {
                assertThat(gateway.get("/tyk/keys", "Host: ops.test").body()).isEqualTo("operated");
                assertThat(gateway.get("/tyk/keys", "Host: any.test").body()).isEqualTo("{}");
            }
        }

        @Test
        void areAnsweredOnTheirOwnNameHoweverItIsWritten() throws IOException {
            try (var gateway = places().told(settings ->
                            settings.with(new Control(Optional.empty(), "Ops.test.:9000", OptionalInt.empty())))
                    .start()) {
                assertThat(gateway.get("/tyk/keys", "Host: ops.test").body()).isEqualTo("operated");
            }
        }

        @Test
        void areAnsweredOnTheirOwnPortOnlyIfTheyHaveOne() throws IOException {
            try (var gateway = places().told(
                            settings -> settings.with(new Control(Optional.empty(), "", OptionalInt.of(0))))
                    .start()) {
                var own = RawClient.ask(gateway.controlUri(), "GET /tyk/keys HTTP/1.0", "");
                var apis = RawClient.ask(gateway.controlUri(), "GET /x HTTP/1.0", "");

                assertThat(own.body()).isEqualTo("operated");
                assertThat(apis.status()).isEqualTo(404);
                assertThat(gateway.get("/tyk/keys").body()).isEqualTo("{}");
            }
        }

        @Test
        void mayReadTheBodyAgainAndAgain() throws IOException {
            ControlEndpoint echo = request -> Optional.of(new HttpAnswer(
                    200,
                    Headers.none(),
                    request.body().read(3).isPresent() + " "
                            + new String(request.body().read(5).orElseThrow()) + " "
                            + new String(request.body().read(50).orElseThrow())));
            try (var gateway = TestGateway.places().operatedBy(echo).start();
                    var client = RawClient.to(gateway.uri())) {
                var answer = client.sendText("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                        .answer();

                assertThat(answer.body()).isEqualTo("false hello hello");
            }
        }
    }
}
