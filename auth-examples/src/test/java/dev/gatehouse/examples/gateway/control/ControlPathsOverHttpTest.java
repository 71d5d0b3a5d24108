// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;

import org.junit.jupiter.api.AutoClose;
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
            strings = {
                "/tyk/",
                "/tyk/nothing",
                "/tyk/keys/a/b",
                "/tyk/reload/all",
                "/tyk/apis/a/b",
                "/tyk/keys/a%2Fb",
                "/tyk/apis/oas"
            })
    void anotherPathIsNoPage(String path) {
        assertAnswer(GATEWAY.operator("GET", path), 404, "404 page not found\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tyk/keys/a%00b", "/tyk/keys/a%0Ab", "/tyk/keys/a%0D", "/tyk/%7F", "/tyk/apis/%1Bx"})
    void aPathWithAControlCharacterIsNoRequest(String path) {
        assertAnswer(GATEWAY.operator("GET", path), 400, "400 Bad Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void thePathsForOpenApiDocumentsAreNoIds(String method) {
        assertAnswer(GATEWAY.operator(method, "/tyk/apis/oas"), 404, "404 page not found\n");
    }
}
