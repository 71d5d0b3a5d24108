// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.CUSTOM_KEY;
import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.KeyTexts.token;
import static dev.gatehouse.examples.gateway.control.KeyTexts.written;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.examples.gateway.json.JsonText;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The answers of the original's control API, byte for byte. */
final class AddingANamedKeyOverHttpTest {
    @AutoClose
    private static final OperatedGateway GATEWAY = OperatedGateway.with(PLAIN);

    @AfterEach
    void forgetKeys() {
        GATEWAY.forgetKeys();
    }

    private static String stored(String key, String member) {
        var shown = GATEWAY.operator("GET", "/tyk/keys/" + key).body();
        return JsonText.readObject(shown).path(member).asText();
    }

    @Test
    void answersWithItsWholeText() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS)), 200, written(CUSTOM_KEY, "added"));
    }

    @Test
    void letsItsHolderInByNameToo() {
        GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

        assertThat(GATEWAY.client("custom-key")).isEqualTo(200);
    }

    @Test
    void overAnExistingOneSaysAddedAgain() {
        GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS)), 200, written(CUSTOM_KEY, "added"));
    }

    @Test
    void withoutANameMakesOneUp() {
        assertThat(GATEWAY.operator("POST", "/tyk/keys", session(RIGHTS)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAShortName() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/ab", session("\"access_rights\": {}")),
                400,
                error("custom key ID length 2 is less than min_token_length (3); the key would be unreachable at"
                        + " auth time. Use an ID of at least min_token_length characters, or lower"
                        + " min_token_length in the gateway configuration."));
    }

    @Test
    void needsRights() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/master", session("")),
                500,
                error("Failed to create key, ensure security settings are correct."));
    }

    @Test
    void refusesAPolicyThatDoesNotExist() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/custom-key", session("\"apply_policies\": [\"p1\"]")),
                500,
                error("Failed to create key, ensure security settings are correct."));
    }

    @Test
    void needsASession() {
        assertAnswer(GATEWAY.operator("POST", "/tyk/keys/custom-key", "{"), 400, error("Request malformed"));
    }

    @Test
    void refusesACertificate() {
        assertAnswer(
                GATEWAY.operator("POST", "/tyk/keys/cert", session(RIGHTS + ", \"certificate\": \"abc\"")),
                400,
                error("Keys for a certificate are not supported yet"));
    }

    @Test
    void keepsTheSecretOfSignatures() {
        GATEWAY.operator(
                "POST", "/tyk/keys/abc123", session(RIGHTS + ", \"hmac_enabled\": true, \"hmac_string\": \"mine\""));

        assertThat(stored(token("abc123"), "hmac_string")).isEqualTo("mine");
    }

    @Test
    void at72KeepsAnExpiryInThePast() {
        GATEWAY.operator("POST", "/tyk/keys/abc123", session(RIGHTS + ", \"expires\": 1000"));

        assertThat(GATEWAY.client("abc123")).isEqualTo(401);
    }

    @Test
    void letsItsHolderInUntilTheExpiry() {
        long now = GATEWAY.clock.instant().getEpochSecond();
        GATEWAY.operator("POST", "/tyk/keys/wexp", session(RIGHTS + ", \"expires\": " + (now + 1)));
        int before = GATEWAY.client("wexp");

        GATEWAY.clock.advance(Duration.ofSeconds(2));

        assertThat(before + " then " + GATEWAY.client("wexp")).isEqualTo("200 then 401");
    }

    @Test
    void refusesASlashInTheName() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

        assertAnswer(answer, 404, "404 page not found\n");
    }

    @Test
    void refusesASlashInTheNameInPlainText() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @Test
    void refusesASlashInTheNameWithoutSniffing() {
        var answer = GATEWAY.operator("POST", "/tyk/keys/a%2Fb", session(RIGHTS));

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
}
