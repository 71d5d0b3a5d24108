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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the original's control API, byte for byte. */
final class ChangingKeysOverHttpTest {
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

    @Nested
    class UpdatingAKey {
        @Test
        void answersWithIt() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(
                    GATEWAY.operator("PUT", "/tyk/keys/" + CUSTOM_KEY, session(RIGHTS)),
                    200,
                    written(CUSTOM_KEY, "modified"));
        }

        @Test
        void switchesItOffAtOnce() {
            GATEWAY.operator("POST", "/tyk/keys/onoff", session(RIGHTS));

            GATEWAY.operator("PUT", "/tyk/keys/" + token("onoff"), session(RIGHTS + ", \"is_inactive\": true"));

            assertThat(GATEWAY.client("onoff")).isEqualTo(403);
        }

        @Test
        void switchesItOnAgain() {
            GATEWAY.operator("POST", "/tyk/keys/onoff", session(RIGHTS + ", \"is_inactive\": true"));

            GATEWAY.operator("PUT", "/tyk/keys/" + token("onoff"), session(RIGHTS));

            assertThat(GATEWAY.client("onoff")).isEqualTo(200);
        }

        @Test
        void withoutAnExpiryBringsAnExpiredOneBack() {
            GATEWAY.store(token("expkey"), session(RIGHTS + ", \"expires\": 1000"));
            int before = GATEWAY.client("expkey");

            GATEWAY.operator("PUT", "/tyk/keys/" + token("expkey"), session(RIGHTS));

            assertThat(before + " then " + GATEWAY.client("expkey")).isEqualTo("401 then 200");
        }

        @Test
        void thatDoesNotExistIsRefused() {
            assertAnswer(GATEWAY.operator("PUT", "/tyk/keys/unknown", session(RIGHTS)), 404, error("Key is not found"));
        }

        @Test
        void mustNotDropItsCertificate() {
            GATEWAY.store("certificate-key", session(RIGHTS + ", \"certificate\": \"defaultabc\""));

            assertAnswer(
                    GATEWAY.operator("PUT", "/tyk/keys/certificate-key", session(RIGHTS)),
                    400,
                    error("Key cannot be used without a certificate"));
        }

        @Test
        void mustNotNameAnotherCertificate() {
            GATEWAY.store("certificate-key", session(RIGHTS + ", \"certificate\": \"defaultabc\""));

            assertAnswer(
                    GATEWAY.operator(
                            "PUT", "/tyk/keys/certificate-key", session(RIGHTS + ", \"certificate\": \"other\"")),
                    400,
                    error("Key must be used with an existent certificate"));
        }

        @Test
        void mayKeepItsQuota() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            var before = stored(CUSTOM_KEY, "quota_renews");
            GATEWAY.clock.advance(Duration.ofMinutes(1));

            GATEWAY.operator("PUT", "/tyk/keys/" + CUSTOM_KEY + "?suppress_reset=1", session(RIGHTS));

            assertThat(stored(CUSTOM_KEY, "quota_renews")).isEqualTo(before);
        }
    }

    @Nested
    class DeletingAKey {
        @Test
        void answersWithIt() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(GATEWAY.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY), 200, written(CUSTOM_KEY, "deleted"));
        }

        @Test
        void shutsItsHolderOutAtOnce() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            int before = GATEWAY.client(CUSTOM_KEY);

            GATEWAY.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY);

            assertThat(before + " then " + GATEWAY.client(CUSTOM_KEY)).isEqualTo("200 then 403");
        }

        @Test
        void at68ShutsItsHolderOutByNameTooAtOnce() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));
            int before = GATEWAY.client("custom-key");

            GATEWAY.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY);

            assertThat(before + " then " + GATEWAY.client("custom-key")).isEqualTo("200 then 403");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tyk/keys/unknown", "/tyk/keys"})
        void thatDoesNotExistIsNotFound(String path) {
            assertAnswer(GATEWAY.operator("DELETE", path), 404, error("There is no such key found"));
        }

        @Test
        void byUserNameAnswersWithItsWholeText() {
            GATEWAY.operator("POST", "/tyk/keys/uname", session(RIGHTS));

            assertAnswer(
                    GATEWAY.operator("DELETE", "/tyk/keys/uname?username=true&org_id=default"),
                    200,
                    written("eyJvcmciOiJkZWZhdWx0IiwiaWQiOiJ1bmFtZSIsImgiOiJtdXJtdXI2NCJ9", "deleted"));
        }

        @Test
        void everywhereAnswersNothing() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(GATEWAY.operator("DELETE", "/tyk/keys/" + CUSTOM_KEY + "?api_id=-1"), 200, "null\n");
        }
    }
}
