// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.json.JsonText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the original's control API, byte for byte. */
final class CreatingAKeyOverHttpTest {
    @AutoClose
    private static final OperatedGateway GATEWAY = OperatedGateway.with(PLAIN);

    @AfterEach
    void forgetKeys() {
        GATEWAY.forgetKeys();
    }

    @Test
    void answersWithIt() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/create", session(RIGHTS));

        assertThat(answer.body())
                .matches("\\{\"key\":\"eyJ[A-Za-z0-9+/=]+\",\"status\":\"ok\",\"action\":\"added\"}\n");
    }

    @Test
    void answersInJson() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/create", session(RIGHTS));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void letsItsHolderIn() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/create", session(RIGHTS));

        var key = JsonText.readObject(answer.body()).path("key").asText();
        assertThat(GATEWAY.client(key)).isEqualTo(200);
    }

    @Test
    void needsRights() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/create", session("")),
                400,
                error("Failed to create key, keys must have at least one Access Rights record set."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "{\"org_id\": 7}", "{\"access_rights\": []}"})
    void needsASession(String body) {
        assertAnswer(GATEWAY.operator("POST", "/tyk/keys/create", body), 500, error("Unmarshalling failed"));
    }

    @Test
    void ignoresWhetherTheApiIsLoaded() {
        var ghost = "\"access_rights\": {\"ghost\": {\"api_id\": \"ghost\", \"versions\": [\"Default\"]}}";

        assertThat(GATEWAY.operator("POST", "/tyk/keys/create", session(ghost)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAPolicyThatDoesNotExist() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/create", session(RIGHTS + ", \"apply_policies\": [\"p1\"]")),
                500,
                error("Failed to create key - policy not found: \\\"p1\\\""));
    }

    @Test
    void refusesABindingToWhatIsNoCertificate() {
        var bound = RIGHTS + ", \"mtls_static_certificate_bindings\": [\"nonexistent-cert-id\"]";

        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/create", session(bound)),
                400,
                error("invalid certificate ID: nonexistent-cert-id"));
    }

    @Test
    void takesAnEmptyListOfBindings() {
        var bound = RIGHTS + ", \"mtls_static_certificate_bindings\": []";

        assertThat(GATEWAY.operator("POST", "/tyk/keys/create", session(bound)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesABodyOfMoreThanAMegabyte() {
        var long64 = "\"alias\": \"" + "x".repeat(1024 * 1024) + "\"";

        assertAnswer(GATEWAY.operator("POST", "/tyk/keys/create", session(long64)), 413, error("The body is too long"));
    }
}
