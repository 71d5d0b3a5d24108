// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static dev.gatehouse.examples.gateway.control.OperatedGateway.assertAnswer;
import static dev.gatehouse.examples.gateway.control.OperatedGateway.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OrganizationsOverHttpTest {
    private static final String ALL = "/tyk/org/keys";
    private static final String ONE = "/tyk/org/keys/default";
    private static final String KEY = "custom-key";

    @AutoClose
    private final OperatedGateway gateway = OperatedGateway.enforcingOrganizationLimits();

    @AfterEach
    void forgetKeys() {
        gateway.forgetKeys();
    }

    private static String limited(String members) {
        return "{\"org_id\": \"default\", " + members + "}";
    }

    private void organization(String members) {
        assertThat(gateway.operator("POST", ONE, limited(members)).statusCode()).isEqualTo(200);
    }

    private JsonNode shown() {
        return JsonText.readObject(gateway.operator("GET", ONE).body());
    }

    private void key() {
        assertThat(gateway.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(KeyTexts.RIGHTS))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> send() {
        return gateway.send("GET", "/", "", "Authorization", KEY);
    }

    private int status() {
        return send().statusCode();
    }

    @Nested
    class ASession {
        @Test
        void isAdded() {
            assertAnswer(
                    gateway.operator("POST", ONE, limited("\"quota_max\": 5")),
                    200,
                    "{\"key\":\"default\",\"status\":\"ok\",\"action\":\"added\"}\n");
        }

        @Test
        void isModified() {
            organization("\"quota_max\": 5");

            assertAnswer(
                    gateway.operator("PUT", ONE, limited("\"quota_max\": 7")),
                    200,
                    "{\"key\":\"default\",\"status\":\"ok\",\"action\":\"modified\"}\n");
            assertThat(shown().path("quota_max").asLong()).isEqualTo(7);
        }

        @Test
        void isShown() {
            organization("\"quota_max\": 5, \"quota_renewal_rate\": 60, \"is_inactive\": true");

            assertThat(shown().path("quota_max").asLong()).isEqualTo(5);
            assertThat(shown().path("is_inactive").asBoolean()).isTrue();
        }

        @Test
        void isDeleted() {
            organization("\"quota_max\": 5");

            assertAnswer(
                    gateway.operator("DELETE", ONE),
                    200,
                    "{\"key\":\"default\",\"status\":\"ok\",\"action\":\"deleted\"}\n");
            assertAnswer(gateway.operator("GET", ONE), 404, error("Org not found"));
        }

        @Test
        void isListedByItsOrganization() {
            organization("\"quota_max\": 5");
            gateway.operator("POST", ALL + "/acme", limited("\"quota_max\": 5"));
            key();

            assertAnswer(gateway.operator("GET", ALL), 200, "{\"keys\":[\"acme\",\"default\"]}\n");
        }

        @Test
        void isNotListedAmongKeys() {
            organization("\"quota_max\": 5");

            assertThat(gateway.operator("GET", "/tyk/keys").body()).doesNotContain("orgkey");
        }

        @Test
        void keepsNoPassword() {
            organization("\"basic_auth_data\": {\"password\": \"hunter2-hunter2\"}");

            assertThat(gateway.operator("GET", ONE).body()).doesNotContain("hunter2");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "DELETE"})
        void thatIsNotThereIsNotFound(String method) {
            assertAnswer(gateway.operator(method, ALL + "/nobody"), 404, error("Org not found"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "no json", "{\"quota_max\": \"many\"}"})
        void thatCannotBeReadIsRefused(String body) {
            assertAnswer(gateway.operator("POST", ONE, body), 400, error("Request malformed"));
        }

        @ParameterizedTest
        @CsvSource({
            "POST, /tyk/org/keys, 404",
            "DELETE, /tyk/org/keys/, 404",
            "PATCH, /tyk/org/keys, 405",
            "PATCH, /tyk/org/keys/default, 405",
            "GET, /tyk/org, 404",
            "GET, /tyk/org/keys/a/b, 404",
            "GET, /tyk/org/other/a, 404"
        })
        void isAtOneAddressOnly(String method, String path, int status) {
            assertThat(gateway.operator(method, path).statusCode()).isEqualTo(status);
        }

        @Test
        void needsTheSecret() {
            assertThat(gateway.send("GET", ONE, "").statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class ALimit {
        @Test
        void ofRequestsIsEnforcedForAllKeysTogether() {
            key();
            organization("\"rate\": 1, \"per\": 60");
            int first = status();

            var second = send();

            assertThat(first).isEqualTo(200);
            assertAnswer(
                    second,
                    403,
                    "{\n    \"error\": \"This organisation rate limit has been exceeded, please contact your API"
                            + " administrator\"\n}");
        }

        @Test
        void isAQuotaToo() {
            key();
            organization("\"quota_max\": 1, \"quota_renewal_rate\": 60");

            assertThat(new int[] {status(), status()}).containsExactly(200, 403);
        }

        @Test
        void isShownAsItStands() {
            key();
            organization("\"quota_max\": 5, \"quota_renewal_rate\": 60");
            status();

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(4);
        }

        @Test
        void goesOnIfTheSessionIsWrittenAgain() {
            key();
            organization("\"quota_max\": 1, \"quota_renewal_rate\": 60");
            status();

            organization("\"quota_max\": 1, \"quota_renewal_rate\": 60");

            assertThat(status()).isEqualTo(403);
        }

        @Test
        void startsAnewIfTheOperatorWantsIt() {
            key();
            organization("\"quota_max\": 1, \"quota_renewal_rate\": 60");
            status();

            gateway.operator("PUT", ONE + "?reset_quota=1", limited("\"quota_max\": 1, \"quota_renewal_rate\": 60"));

            assertThat(status()).isEqualTo(200);
        }

        @Test
        void startsAnewAfterItsTime() {
            key();
            organization("\"quota_max\": 1, \"quota_renewal_rate\": 60");
            status();

            gateway.clock.advance(Duration.ofSeconds(61));

            assertThat(status()).isEqualTo(200);
        }

        @Test
        void endsWithTheSession() {
            key();
            organization("\"is_inactive\": true");
            int switchedOff = status();

            gateway.operator("DELETE", ONE);

            assertThat(new int[] {switchedOff, status()}).containsExactly(403, 200);
        }

        @Test
        void holdsOnlyWhereTheConfigurationSaysSo() {
            try (var other = OperatedGateway.with(OperatedGateway.PLAIN)) {
                other.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(KeyTexts.RIGHTS));
                other.operator("POST", ONE, limited("\"is_inactive\": true"));

                assertThat(other.client(KEY)).isEqualTo(200);
            }
        }
    }

    @Nested
    class AKeyOfThatName {
        @Test
        void opensNothing() {
            organization(KeyTexts.RIGHTS);

            assertThat(gateway.client("orgkey.default")).isEqualTo(403);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tyk/keys/orgkey.default", "/tyk/keys/orgkey.default?hashed=1"})
        void isNotFound(String path) {
            organization(KeyTexts.RIGHTS);

            assertThat(gateway.operator("GET", path).statusCode()).isNotEqualTo(200);
        }

        @Test
        void isNotDeletedAsAKey() {
            organization("\"quota_max\": 5");

            gateway.operator("DELETE", "/tyk/keys/orgkey.default");

            assertThat(gateway.operator("GET", ONE).statusCode()).isEqualTo(200);
        }

        @Test
        void isNotChangedAsAKey() {
            organization("\"quota_max\": 5");

            gateway.operator(
                    "PUT", "/tyk/keys/orgkey.default", KeyTexts.session(KeyTexts.RIGHTS + ", \"quota_max\": 9"));

            assertThat(shown().path("quota_max").asLong()).isEqualTo(5);
        }
    }
}
