// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UncleanPathTest {
    private static final RawUpstream UPSTREAM = RawUpstream.ok();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = TestGateway.places().guarded(UPSTREAM.url()).start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        UPSTREAM.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/a//b?x=1, /a/b?x=1",
        "/a%2Fb/../c//d, /a/c/d",
        "/a/../../b, /b",
        "/../x, /x",
        "/./x, /x",
        "/a/./, /a/",
        "/a/., /a",
        "/a/.., /",
        "//evil.test/x, /evil.test/x",
        "/a%2F/b, /a/b",
        "/%2e%2E/x, /x",
        "/a%20b//c, /a%20b/c",
        "/%5Cevil.test//x, /%5Cevil.test/x",
        "/%0d%0aSet-Cookie:x//y, /%0D%0ASet-Cookie:x/y",
        "/%ff//y, /%FF/y",
        "/a//b?x=%zz&y, /a/b?x=%zz&y"
    })
    void isRedirectedToTheCleanOne(String sent, String location) throws IOException {
        var answer = gateway.get(sent);

        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.headers()).containsExactlyInAnyOrder("Location: " + location, "Connection: close");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "MADEUP"})
    void isRedirectedForEveryMethod(String method) throws IOException {
        var answer = gateway.ask(method + " /a//b HTTP/1.1");

        assertThat(answer.status()).isEqualTo(301);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a;b/c", "/a%252Fb", "/...", "/a/..b", "/a%2e%2eb", "/a%5Cb", "/a%ff"})
    void otherPathsPassAsTheyAre(String path) throws Exception {
        var answer = gateway.get(path, "Authorization: " + TestGateway.KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.next().line()).isEqualTo("GET " + path + " HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/a%00b", "/%2", "/%zz", "/a%u0041", "*", "x"})
    void brokenPathsAreRefused(String path) throws IOException {
        var answer = gateway.ask("OPTIONS " + path + " HTTP/1.1", "Authorization: " + TestGateway.KEY);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("400 Bad Request");
    }

    @Test
    void theGatewayGoesOnServing() throws Exception {
        gateway.get("/%zz");

        var answer = gateway.get("/x", "Authorization: " + TestGateway.KEY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UPSTREAM.next().line()).isEqualTo("GET /x HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/..;/tyk",
                "/public\\..\\x",
                "/a/..%3Bx/b",
                "/a%5C..%5Cb",
                "/a/%252e%252e/b",
                "/.;/a",
                "/..;"
            })
    void at52APathThatClimbsForSomeUpstreamsIsRefused(String path) throws IOException {
        var answer = gateway.get(path, "Authorization: " + TestGateway.KEY);

        assertThat(answer.status() + " " + answer.body()).isEqualTo("400 400 Bad Request");
        assertThat(UPSTREAM.sawNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/..;/../b", "/a/..;//b", "/a/..;/./b"})
    void at52NeitherDoesARedirectLeadThere(String path) throws IOException {
        var location = gateway.get(path).header("Location").orElseThrow();

        assertThat(gateway.get(location).status()).isIn(400, 401);
        assertThat(location).doesNotContain("/../").doesNotContain("/./");
    }
}
