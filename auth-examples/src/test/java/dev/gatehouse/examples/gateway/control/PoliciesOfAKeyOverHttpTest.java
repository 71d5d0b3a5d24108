// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.HASHED;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.TykKeys;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PoliciesOfAKeyOverHttpTest {
    private static final String NO_POLICIES = "{\"apply_policies\": []}";

    @AutoClose
    private static final OperatedGateway GATEWAY = OperatedGateway.with(HASHED);

    private String hash = "";

    @BeforeEach
    void makeAKey() {
        var made = GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS))
                .body();
        hash = JsonText.readObject(made).path("key_hash").asText();
    }

    @AfterEach
    void forgetKeys() {
        GATEWAY.forgetKeys();
    }

    private static String path(String hash) {
        return "/tyk/keys/policy/" + hash;
    }

    @Test
    void areReplacedByTheHash() {
        assertAnswer(
                GATEWAY.operator("POST", path(hash), NO_POLICIES),
                200,
                "{\"key\":\"" + hash + "\",\"status\":\"ok\",\"action\":\"updated\"}\n");
    }

    @Test
    void leaveTheKeyUsable() {
        GATEWAY.operator("POST", path(hash), NO_POLICIES);

        assertThat(GATEWAY.client("custom-key")).isEqualTo(200);
    }

    @Test
    void leaveTheRecordItsTimeToLive() {
        var expiring = GATEWAY.clock.instant().plusSeconds(500).getEpochSecond();
        GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS + ", \"expires\": " + expiring));

        GATEWAY.operator("POST", path(hash), NO_POLICIES);
        GATEWAY.clock.advance(Duration.ofDays(365));

        assertThat(GATEWAY.client("custom-key")).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"policy\": \"gold\"}", "{\"apply_policies\": [\"gold\", \"silver\"]}"})
    void thatDoNotExistAreRefused(String instruction) {
        assertAnswer(GATEWAY.operator("POST", path(hash), instruction), 500, error("Could not write key data"));
    }

    @Test
    void thatDoNotExistLeaveTheKeyAsItWas() {
        GATEWAY.operator("POST", path(hash), "{\"policy\": \"gold\"}");

        assertThat(GATEWAY.client("custom-key")).isEqualTo(200);
    }

    @Test
    void ofAKeyWithoutRightsAreNotTakenAway() {
        var naming = TykKeys.of(HASHED);
        GATEWAY.store("bare-key", session("\"apply_policies\": [\"gold\"]"));
        var bare = naming.storedAs(Secret.of("bare-key")).value();

        assertAnswer(GATEWAY.operator("POST", path(bare), NO_POLICIES), 500, error("Could not write key data"));
    }

    @Test
    void ofAnUnknownKeyAreNotFound() {
        assertAnswer(GATEWAY.operator("POST", path("0123456789abcdef"), NO_POLICIES), 404, error("Key not found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "[]",
                "{\"policy\": \"\"}",
                "{\"policy\": 1}",
                "{\"apply_policies\": \"gold\"}",
                "{\"apply_policies\": [1]}"
            })
    void thatCannotBeReadAreRefused(String instruction) {
        assertAnswer(GATEWAY.operator("POST", path(hash), instruction), 400, error("Couldn't decode instruction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void areChangedByOneMethodOnly(String method) {
        assertAnswer(GATEWAY.operator(method, path(hash), NO_POLICIES), 405, error("Method not supported"));
    }

    @Test
    void needTheSecret() {
        assertThat(GATEWAY.send("POST", path(hash), NO_POLICIES).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tyk/keys/policy/a/b", "/tyk/keys/other/a"})
    void areAtThisAddressOnly(String path) {
        assertThat(GATEWAY.operator("POST", path, NO_POLICIES).statusCode()).isEqualTo(404);
    }
}
