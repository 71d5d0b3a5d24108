// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestsTest {
    @Test
    void haveTheMethodOfTheirBeginning() {
        var begun = Stream.of(
                Requests.get("/"),
                Requests.post("/"),
                Requests.put("/"),
                Requests.delete("/"),
                Requests.options("/"),
                Requests.method("patch", "/"));

        assertThat(begun.map(Requests::build).map(HttpRequest::method))
                .containsExactly("GET", "POST", "PUT", "DELETE", "OPTIONS", "patch");
    }

    @Test
    void haveTheirTargetAsItWasWritten() {
        var request = Requests.get("/a%2Fb?c=%7e").build();

        assertThat(request.path().raw() + " " + request.query().raw()).isEqualTo("/a%2Fb c=%7e");
    }

    @Test
    void haveTheirHeadersInOrder() {
        var request = Requests.get("/").header("B", "1").header("A", "2").header("B", "3");

        assertThat(request.build().headers()).isEqualTo(Headers.of("B", "1", "A", "2", "B", "3"));
    }

    @Test
    void haveAllCookiesInOneLine() {
        var request = Requests.get("/").cookie("a", "1").header("X", "y").cookie("b", "2");

        assertThat(request.build().headers()).isEqualTo(Headers.of("X", "y", "Cookie", "a=1; b=2"));
    }

    @Test
    void encodeParameters() {
        var request = Requests.get("/").query("a b", "&=").query("c", "é");

        assertThat(request.build().query().raw()).isEqualTo("a+b=%26%3D&c=%C3%A9");
    }

    @Test
    void addParametersToTheQueryOfTheTarget() {
        assertThat(Requests.get("/?a=1").query("b", "2").build().query().raw()).isEqualTo("a=1&b=2");
    }

    @Test
    void haveABody() {
        assertThat(Requests.post("/").body("é").build().body().read(10)).hasValue("é".getBytes(UTF_8));
    }

    @Test
    void comeOverPlainHttpFromADocumentedAddress() {
        assertThat(Requests.get("/").build().connection()).isEqualTo(new Connection("192.0.2.1", false));
    }

    @Test
    void comeFromWhereTheyAreTold() {
        assertThat(Requests.get("/").from("203.0.113.9").secure().build().connection())
                .isEqualTo(new Connection("203.0.113.9", true));
    }

    @Test
    void areBuiltAgainWithMore() {
        var requests = Requests.get("/").header("A", "1");
        var first = requests.build();

        requests.header("B", "2");

        assertThat(first.headers()).isEqualTo(Headers.of("A", "1"));
    }
}
