// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlPathsOverHttpTest {
    @AutoClose
    private static final OperatedGateway GATEWAY = OperatedGateway.with(PLAIN);

    @ParameterizedTest
    @CsvSource({
        "PATCH, /tyk/keys/x",
        "PATCH, /tyk/keys",
        "OPTIONS, /tyk/keys/x",
        "POST, /tyk/reload",
        "PATCH, /tyk/apis",
        "DELETE, /tyk/apis",
        "POST, /hello"
    })
    void anotherMethodIsNotSupported(String method, String path) {
        assertAnswer(GATEWAY.operator(method, path), 405, error("Method not supported"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tyk/", "/tyk/nothing", "/tyk/keys/a/b", "/tyk/reload/all", "/tyk/apis/a/b", "/tyk/keys/a%0Ab"})
    void anotherPathIsNoPage(String path) {
        assertAnswer(GATEWAY.operator("GET", path), 404, "404 page not found\n");
    }

    @Test
    void aPathWithANulIsRefusedBeforeTheOperatorIsAsked() {
        assertAnswer(GATEWAY.operator("GET", "/tyk/keys/a%00b"), 400, "400 Bad Request");
    }
}
