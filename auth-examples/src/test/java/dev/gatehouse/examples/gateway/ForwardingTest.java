// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.token.TokenRules;
import dev.gatehouse.core.tyk.TykErrorRules;
import dev.gatehouse.definition.CredentialLocation;
import dev.gatehouse.examples.gateway.settings.Answers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {
    private final RawUpstream upstream = RawUpstream.ok();
    private TestGateway gateway = TestGateway.before(upstream);

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private void instead(TestGateway.Places places) {
        gateway.close();
        gateway = places.start();
    }

    @Nested
    class TheAnswer {
        @Test
        void carriesThreeQuotaLinesAndNothingElseBesides() throws IOException {
            var answer = gateway.get("/");

            assertThat(answer.headers())
                    .containsExactly(
                            "Content-Type: application/json",
                            "X-Ratelimit-Limit: 0",
                            "X-Ratelimit-Remaining: 0",
                            "X-Ratelimit-Reset: 0",
                            "Connection: close");
        }

        @Test
        void replacesQuotaLinesOfTheUpstream() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 200 OK\nx-ratelimit-limit: 77\nContent-Length: 0\n\n")) {
                instead(TestGateway.places().keyless("/", other.url()));

                var answer = gateway.get("/");

                assertThat(answer.header("X-Ratelimit-Limit")).hasValue("0");
            }
        }

        @Test
        void keepsStatusBodyAndRepeatedLines() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 418 Odd\nSet-Cookie: a=1\nSet-Cookie: b=2\nDate: today\n"
                    + "Server: theirs\nContent-Length: 5\n\nhello")) {
                instead(TestGateway.places().keyless("/", other.url()));

                var answer = gateway.get("/");

                assertThat(answer.status()).isEqualTo(418);
                assertThat(answer.body()).isEqualTo("hello");
                assertThat(answer.headers()).contains("Set-Cookie: a=1", "Set-Cookie: b=2", "Server: theirs");
            }
        }

        @Test
        void spellsValuesAsTheUpstreamDoes() throws IOException {
            try (var other = RawUpstream.answering(
                    "HTTP/1.1 200 OK\nContent-Type: TEXT/Html; Charset=utf-8\nContent-Length: 0\n\n")) {
                instead(TestGateway.places().keyless("/", other.url()));

                var answer = gateway.get("/");

                assertThat(answer.header("Content-Type")).hasValue("TEXT/Html; Charset=utf-8");
            }
        }

        @Test
        void losesWhatBelongsToTheUpstreamsConnection() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 200 OK\nConnection: keep-alive, X-Secret\nX-Secret: 1\n"
                    + "Keep-Alive: timeout=5\nProxy-Authenticate: Basic\nContent-Length: 0\n\n")) {
                instead(TestGateway.places().keyless("/", other.url()));

                var answer = gateway.get("/");

                assertThat(answer.headers())
                        .noneMatch(line -> line.startsWith("X-Secret") || line.startsWith("Keep-Alive"))
                        .noneMatch(line -> line.startsWith("Proxy-Authenticate"));
            }
        }

        @Test
        void toHeadHasTheLengthAndNoBody() throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 200 OK\nContent-Length: 10\n\n")) {
                instead(TestGateway.places().keyless("/", other.url()));
                try (var head = RawClient.to(gateway.uri())) {
                    var first = head.send("HEAD / HTTP/1.1", "Host: a").answerToHead();
                    var second = head.send("HEAD / HTTP/1.1", "Host: a").answerToHead();

                    assertThat(first.header("Content-Length")).hasValue("10");
                    assertThat(second.status()).isEqualTo(200);
                }
            }
        }

        @ParameterizedTest
        @CsvSource({"204, No Content", "304, Not Modified"})
        void withoutABodyStaysWithoutOne(int status, String reason) throws IOException {
            try (var other = RawUpstream.answering("HTTP/1.1 " + status + " " + reason + "\nETag: x\n\n")) {
                instead(TestGateway.places().keyless("/", other.url()));

                var answer = gateway.get("/");

                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.body()).isEmpty();
            }
        }

        @Test
        void closesTheConnectionIfTold() throws IOException {
            instead(TestGateway.places()
                    .keyless("/", upstream.url())
                    .told(settings -> settings.with(
                            new Answers(settings.answers().denials(), TykErrorRules.none(), false, true))));

            var answer = RawClient.ask(gateway.uri(), "GET / HTTP/1.1", "Host: a");

            assertThat(answer.header("Connection")).hasValue("close");
        }
    }

    @Nested
    class TheUpstream {
        @Test
        void seesWhatWasSentAndTwoLinesMore() throws Exception {
            gateway.get("/a?x=1&b=%20", "X-T: 1", "Authorization: whatever");

            var seen = upstream.next();

            assertThat(seen.line()).isEqualTo("GET /a?x=1&b=%20 HTTP/1.1");
            assertThat(seen.headers())
                    .containsExactly(
                            "X-T: 1", "Authorization: whatever", "X-Forwarded-For: 127.0.0.1", "Accept-Encoding: gzip");
        }

        @Test
        void seesItsOwnNameAsHost() throws Exception {
            gateway.get("/", "Host: public.test:8080");

            assertThat(upstream.next().all("Host")).containsExactly("127.0.0.1:" + upstream.port());
        }

        @Test
        void seesTheClientsHostIfTheApiKeepsIt() throws Exception {
            instead(TestGateway.places().keepingHost(upstream.url()));

            gateway.get("/", "Host: public.test:8080");

            assertThat(upstream.next().all("Host")).containsExactly("public.test:8080");
        }

        @Test
        void seesTheGatewayAsAgentOfAClientWithoutOne() throws Exception {
            gateway.get("/");

            assertThat(upstream.next().all("User-Agent"))
                    .singleElement()
                    .satisfies(agent -> assertThat(agent).startsWith("Gatehouse"));
        }

        @Test
        void seesTheClientsAgent() throws Exception {
            gateway.get("/", "User-Agent: mine");

            assertThat(upstream.next().all("User-Agent")).containsExactly("mine");
        }

        @Test
        void seesTheClientsAddressAfterTheOnesBefore() throws Exception {
            gateway.get("/", "X-Forwarded-For: 9.9.9.9", "X-Forwarded-For: 8.8.8.8, 7.7.7.7");

            assertThat(upstream.next().all("X-Forwarded-For")).containsExactly("9.9.9.9, 8.8.8.8, 7.7.7.7, 127.0.0.1");
        }

        @Test
        void seesNothingOfTheClientsConnection() throws Exception {
            gateway.get(
                    "/",
                    "Connection: keep-alive, X-Hop , x-other",
                    "X-Hop: 1",
                    "X-Other: 2",
                    "X-Kept: 3",
                    "Keep-Alive: 9",
                    "Proxy-Connection: keep-alive",
                    "Proxy-Authorization: Basic eA==",
                    "Expect: 100-continue",
                    "TE: trailers");

            assertThat(upstream.next().headers())
                    .containsExactly(
                            "X-Kept: 3", "TE: trailers", "X-Forwarded-For: 127.0.0.1", "Accept-Encoding: gzip");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"/a%2Fb%2f", "/%7Ea~", "/a;v=1/b", "/%C3%A4", "/a?q=%zz&&=&a=b=c?d", "/?x={a|b}\"<>", "/a?"})
        void seesPathAndQueryAsTheyWereSent(String target) throws Exception {
            gateway.get(target);

            var expected = target.endsWith("?") ? target.substring(0, target.length() - 1) : target;
            assertThat(upstream.next().line()).isEqualTo("GET " + expected + " HTTP/1.1");
        }

        @Test
        void seesRawLettersOfOtherAlphabetsEncoded() throws Exception {
            gateway.get("/\u00c3\u00a4?\u00c3\u00a4");

            assertThat(upstream.next().line()).isEqualTo("GET /%C3%A4?%C3%A4 HTTP/1.1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"get", "PATCH", "PROPFIND", "X-MADE-UP"})
        void seesTheMethodAsItWasSent(String method) throws Exception {
            gateway.ask(method + " / HTTP/1.1");

            assertThat(upstream.next().line()).isEqualTo(method + " / HTTP/1.1");
        }

        @Test
        void seesHeaderOctetsAsTheyWereSent() throws Exception {
            gateway.get("/", "X-Octets: \u00c3\u00a4 \u00ff");

            assertThat(upstream.next().all("X-Octets")).containsExactly("\u00c3\u00a4 \u00ff");
        }

        @Test
        void seesValuesInTheClientsCase() throws Exception {
            gateway.get("/", "Content-Type: TEXT/XML", "Accept-Encoding: GZIP");

            assertThat(upstream.next().headers()).contains("Content-Type: TEXT/XML", "Accept-Encoding: GZIP");
        }

        @Test
        void seesNoGzipWishBesideTheClientsOwn() throws Exception {
            gateway.get("/", "Accept-Encoding: br");

            assertThat(upstream.next().all("Accept-Encoding")).containsExactly("br");
        }

        @ParameterizedTest
        @CsvSource({"HEAD, X: 1", "GET, Range: bytes=0-1"})
        void isNotAskedForGzipWhereUnpackingWouldChangeTheMeaning(String method, String header) throws Exception {
            try (var client = RawClient.to(gateway.uri())) {
                client.send(method + " / HTTP/1.1", "Host: a", header);

                assertThat(upstream.next().all("Accept-Encoding")).isEmpty();
            }
        }
    }

    @Nested
    class TheTarget {
        @ParameterizedTest
        @CsvSource({
            "base/, /x/a, /base/x/a",
            "base, /x/a, /base/x/a",
            "base//, /x/, /base/x/",
            "'', /x/a, /x/a",
            "base?k=v, /x/a?b=c, /base/x/a?k=v&b=c",
            "base?k=v, /x/a, /base/x/a?k=v"
        })
        void hasAPathThatStandsInFront(String base, String sent, String expected) throws Exception {
            instead(TestGateway.places().keyless("/x/", upstream.url() + base));

            gateway.get(sent);

            assertThat(upstream.next().line()).isEqualTo("GET " + expected + " HTTP/1.1");
        }

        @ParameterizedTest
        @CsvSource({
            "/x/, '', /x/a/b, /a/b",
            "/x/, '', /x/, /",
            "/x/, base/, /x/a, /base/a",
            "/x/, base, /x/, /base",
            "/x/, '', /x/a%2Fb, /a%2Fb",
            "/x/, '', /%78/a%2Fb, /a%2Fb",
            "/x/, '', /x%2Fa, /a",
            "/x, '', /x/a, /a",
            "/x, '', /xyz, /yz"
        })
        void seesPathsWithoutTheListenPathIfTheApiStripsIt(String listen, String base, String sent, String expected)
                throws Exception {
            instead(TestGateway.places().stripping(listen, upstream.url() + base));

            gateway.get(sent);

            assertThat(upstream.next().line()).isEqualTo("GET " + expected + " HTTP/1.1");
        }

        @Test
        void mayHaveAnUnderscoreInItsName() throws IOException {
            instead(TestGateway.places().keyless("/", "http://no_such_host.invalid/"));

            var answer = gateway.get("/");

            assertThat(answer.body()).contains("Upstream host lookup failed");
        }
    }

    @Nested
    class StrippedCredentials {
        private void strippingFrom(CredentialLocation location) {
            instead(TestGateway.places()
                    .at(
                            new Place("", "/"),
                            upstream.url(),
                            api -> api.requires(TokenRules.in(location)).strip(List.of(location))));
        }

        @Test
        void leaveTheHeaders() throws Exception {
            strippingFrom(CredentialLocation.header("X-Key"));

            gateway.get("/", "x-key: " + TestGateway.KEY, "X-T: 1");

            assertThat(upstream.next().headers())
                    .containsExactly("X-T: 1", "X-Forwarded-For: 127.0.0.1", "Accept-Encoding: gzip");
        }

        @Test
        void leaveTheQuery() throws Exception {
            strippingFrom(CredentialLocation.query("k"));

            gateway.get("/p?z=1&k=" + TestGateway.KEY + "&a=%7e&a=+b");

            assertThat(upstream.next().line()).isEqualTo("GET /p?a=~&a=+b&z=1 HTTP/1.1");
        }

        @Test
        void leaveTheCookies() throws Exception {
            strippingFrom(CredentialLocation.cookie("k"));

            gateway.get("/", "Cookie: a=1; k=" + TestGateway.KEY + "; b=2");

            assertThat(upstream.next().all("Cookie")).containsExactly("a=1; b=2");
        }
    }
}
