// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.http.Connection;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestVariablesTest {
    private static final HttpRequest REQUEST = HttpRequest.of(
            "GET",
            "/a%20b?q=1",
            Headers.of("Host", "a.test", "X-Some-Name", "x", "X-Some-Name", "y", "Cookie", "c=2"),
            Connection.plain("192.0.2.1"));

    @ParameterizedTest
    @CsvSource({
        "path, /a b",
        "remote_addr, 192.0.2.1",
        "token, key",
        "headers_Host, a.test",
        "headers_X_Some_Name, x",
        "headers_X_Other, ''",
        "cookies_c, 2",
        "cookies_d, ''",
        "request_data_q, 1",
        "request_data_r, ''",
        "unheard_of, ''"
    })
    void areWhatTheRequestHas(String name, String value) {
        assertThat(RequestVariables.of(REQUEST, "key").value(name)).isEqualTo(value);
    }

    @Test
    void areNothingWhereTheyDoNotCount() {
        assertThat(RequestVariables.none().value("path")).isEmpty();
    }
}
