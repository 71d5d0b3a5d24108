// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.authentication.basic.BasicRules;
import dev.gatehouse.core.authentication.basic.BasicRules.BodyExpressions;
import dev.gatehouse.definition.CredentialLocation;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends less of a body than promised is refused, and writes nothing into the log. */
final class BrokenOffBodyTest {
    private static final BasicRules IN_BODY = BasicRules.in(CredentialLocation.header("Authorization"))
            .orIn(new BodyExpressions("user=(\\w+)", "password=(\\w+)", 1000));

    private static RawClient.Answer answer(String framingAndBody) throws IOException {
        try (var upstream = RawUpstream.ok();
                var gateway = TestGateway.places()
                        .at(new Place("", "/"), upstream.url(), api -> api.requires(IN_BODY))
                        .start();
                var client = RawClient.to(gateway.uri())) {
            client.sendText("POST / HTTP/1.1\r\nHost: a\r\n" + framingAndBody).breakOff();
            var answer = client.answer();

            assertThat(upstream.sawNothing()).isTrue();
            return answer;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\nuser=max",
                "Content-Length: 100\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n8\r\nuser=max\r\n",
                "Transfer-Encoding: chunked\r\n\r\n8\r\nuser",
                "Transfer-Encoding: chunked\r\n\r\nzz\r\nuser"
            })
    void isRefused(String framingAndBody) throws IOException {
        assertThat(answer(framingAndBody).status()).isEqualTo(400);
    }

    @Test
    void at60IsNoErrorInTheLog() throws IOException {
        try (var log = new CapturedLog()) {
            answer("Content-Length: 100\r\n\r\nuser=max&password=secret");

            assertThat(log.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("secret"));
        }
    }
}
