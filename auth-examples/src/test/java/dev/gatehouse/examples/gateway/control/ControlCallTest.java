// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlCallTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"/tyk/keys/a%2Fb", "/tyk/keys/a%2fb", "/tyk/apis/..%2Fescaped", "/tyk/apis/%2e%2e%2fescaped"})
    void isNoneWithASlashInASegment(String path) {
        assertThat(ControlCall.of(HttpRequest.of("GET", path, Headers.none()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tyk/keys/a%00b", "/tyk/keys/a%0Ab", "/tyk/keys/a%7Fb"})
    void cannotBeReadWithAControlCharacter(String path) {
        assertThat(ControlCall.isReadable(HttpRequest.of("GET", path, Headers.none())))
                .isFalse();
    }
}
