// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.KeyTexts.CUSTOM_KEY;
import static dev.gatehouse.examples.gateway.control.KeyTexts.RIGHTS;
import static dev.gatehouse.examples.gateway.control.KeyTexts.session;
import static dev.gatehouse.examples.gateway.control.KeyTexts.token;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.PLAIN;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the original's control API, byte for byte. */
final class ReadingKeysOverHttpTest {
    @AutoClose
    private static final OperatedGateway GATEWAY = OperatedGateway.with(PLAIN);

    @AfterEach
    void forgetKeys() {
        GATEWAY.forgetKeys();
    }

    @Nested
    class ReadingAKey {
        @Test
        void showsItsRecordInTheOriginalsOrder() {
            GATEWAY.operator(
                    "POST",
                    "/tyk/keys/minkey",
                    session("\"access_rights\": {\"test\": {\"api_id\": \"test\", \"api_name\": \"test\","
                            + " \"versions\": [\"Default\"]}}"));

            assertThat(GATEWAY.operator("GET", "/tyk/keys/" + token("minkey")).body())
                    .matches("\\{\"date_created\":\"[^\"]+\",\"quota_renews\":\\d{10},\"access_rights\":\\{\"test\":"
                            + "\\{\"api_name\":\"test\",\"api_id\":\"test\",\"versions\":\\[\"Default\"]}},"
                            + "\"org_id\":\"default\",\"last_updated\":\"\\d{10}\"}\n");
        }

        @Test
        void needsItsWholeText() {
            GATEWAY.operator("POST", "/tyk/keys/minkey", session(RIGHTS));

            assertAnswer(GATEWAY.operator("GET", "/tyk/keys/minkey"), 404, error("Key not found"));
        }

        @Test
        void needsOnlyItsUserNameIfItIsCalledOne() {
            GATEWAY.operator("POST", "/tyk/keys/uname", session(RIGHTS));

            assertThat(GATEWAY.operator("GET", "/tyk/keys/uname?username=true&org_id=default")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void thatDoesNotExistIsNotFound() {
            assertAnswer(GATEWAY.operator("GET", "/tyk/keys/unknown"), 404, error("Key not found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"create", "preview"})
        void takesTheWordsOfOtherCallsForKeys(String word) {
            assertAnswer(GATEWAY.operator("GET", "/tyk/keys/" + word), 404, error("Key not found"));
        }

        @Test
        void byHashNeedsHashing() {
            assertAnswer(
                    GATEWAY.operator("GET", "/tyk/keys/abcdef?hashed=1"),
                    400,
                    error("Key requested by hash but key hashing is not enabled"));
        }

        @Test
        void goesOnWithATrailingSlash() {
            GATEWAY.operator("POST", "/tyk/keys/minkey", session(RIGHTS));

            assertThat(GATEWAY.operator("GET", "/tyk/keys/" + token("minkey") + "/")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Nested
    class ListingKeys {
        @Test
        void namesThem() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(GATEWAY.operator("GET", "/tyk/keys"), 200, "{\"keys\":[\"" + CUSTOM_KEY + "\"]}\n");
        }

        @Test
        void namesNoneThatTheFilterDoesNotMean() {
            GATEWAY.operator("POST", "/tyk/keys/custom-key", session(RIGHTS));

            assertAnswer(GATEWAY.operator("GET", "/tyk/keys?filter=nothing"), 200, "{\"keys\":[]}\n");
        }

        @Test
        void ofOneApiNeedsAFilter() {
            assertThat(GATEWAY.operator("GET", "/tyk/keys?api_id=test").statusCode())
                    .isEqualTo(400);
        }
    }

    @Nested
    class PreviewingAKey {
        @Test
        void showsIt() {
            var answer = GATEWAY.operator("POST", "/tyk/keys/preview", session("\"alias\": \"seen\""));

            assertAnswer(answer, 200, "{\"org_id\":\"default\",\"alias\":\"seen\"}\n");
        }

        @Test
        void storesNothing() {
            GATEWAY.operator("POST", "/tyk/keys/preview", session(RIGHTS));

            assertThat(GATEWAY.stores.sessions().scan("", 10).ids()).isEmpty();
        }

        @Test
        void needsASession() {
            assertAnswer(GATEWAY.operator("POST", "/tyk/keys/preview", "{"), 500, error("Unmarshalling failed"));
        }

        @Test
        void refusesAPolicyThatDoesNotExist() {
            assertThat(GATEWAY.operator("POST", "/tyk/keys/preview", session("\"apply_policies\": [\"p\"]"))
                            .statusCode())
                    .isEqualTo(500);
        }
    }
}
