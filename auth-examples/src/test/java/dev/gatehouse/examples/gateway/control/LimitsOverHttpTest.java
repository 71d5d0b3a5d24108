// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.Oversight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keys and policies say, on requests that clients really send. */
@Timeout(60)
final class LimitsOverHttpTest {
    private static final String KEY = "custom-key";
    private static final String RIGHT = "\"api_id\": \"test\", \"versions\": [\"Default\"]";
    private static final String RIGHTS = "\"access_rights\": {\"test\": {" + RIGHT + "}}";

    @TempDir
    private Path policies;

    private OperatedGateway gateway;

    @BeforeEach
    void start() {
        gateway = OperatedGateway.withPolicies(policies);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void key(String members) {
        assertThat(gateway.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(members))
                        .statusCode())
                .isEqualTo(200);
    }

    private int send() {
        return gateway.client(KEY);
    }

    private JsonNode shown() {
        return JsonText.readObject(
                gateway.operator("GET", "/tyk/keys/" + KeyTexts.token(KEY), "").body());
    }

    @Nested
    class ARate {
        @Test
        void isEnforced() {
            key(RIGHTS + ", \"rate\": 2, \"per\": 60");

            assertThat(new int[] {send(), send(), send()}).containsExactly(200, 200, 429);
        }

        @Test
        void startsAnewAfterItsTime() {
            key(RIGHTS + ", \"rate\": 1, \"per\": 60");
            send();
            send();

            gateway.clock.advance(Duration.ofSeconds(61));

            assertThat(send()).isEqualTo(200);
        }

        @Test
        void canBeAwaited() {
            key(RIGHTS + ", \"rate\": 1, \"per\": 60, \"throttle_interval\": 0.05, \"throttle_retry_limit\": 1000");
            send();

            var elsewhere = new Thread(() -> gateway.clock.advance(Duration.ofSeconds(61)));
            elsewhere.start();

            assertThat(send()).isEqualTo(200);
        }

        @Test
        void takesOneOfTheQuotaHoweverOftenARequestTries() {
            key(RIGHTS + ", \"rate\": 1, \"per\": 60, \"throttle_interval\": 0.01, \"throttle_retry_limit\": 5,"
                    + " \"quota_max\": 9, \"quota_renewal_rate\": 600");
            send();

            send();

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(8);
        }

        @Test
        void refusesAfterTheLastTry() {
            key(RIGHTS + ", \"rate\": 1, \"per\": 60, \"throttle_interval\": 0.01, \"throttle_retry_limit\": 2");
            send();

            assertThat(send()).isEqualTo(429);
        }
    }

    @Nested
    class AQuota {
        @Test
        void isEnforced() {
            key(RIGHTS + ", \"quota_max\": 2, \"quota_renewal_rate\": 60");

            assertThat(new int[] {send(), send(), send()}).containsExactly(200, 200, 403);
        }

        @Test
        void isShownAsItStands() {
            key(RIGHTS + ", \"quota_max\": 5, \"quota_renewal_rate\": 60");
            send();
            send();

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(3);
            assertThat(shown().path("quota_renews").asLong())
                    .isEqualTo(gateway.clock.instant().getEpochSecond() + 60);
        }

        @Test
        void lookingTakesNothing() {
            key(RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60");
            shown();
            shown();

            assertThat(send()).isEqualTo(200);
        }

        @Test
        void ofOneApiIsShownWithItsRight() {
            key("\"access_rights\": {\"test\": {" + RIGHT
                    + ", \"limit\": {\"quota_max\": 5, \"quota_renewal_rate\": 60}}}, \"quota_max\": -1");
            send();

            assertThat(shown().at("/access_rights/test/limit/quota_remaining").asLong())
                    .isEqualTo(4);
        }

        @Test
        void startsAnewWhenTheKeyIsChanged() {
            var quota = RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60";
            key(quota);
            send();

            gateway.operator("PUT", "/tyk/keys/" + KEY, KeyTexts.session(quota));

            assertThat(send()).isEqualTo(200);
        }

        @Test
        void goesOnIfTheOperatorWantsIt() {
            var quota = RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60";
            key(quota);
            send();

            gateway.operator("PUT", "/tyk/keys/" + KEY + "?suppress_reset=1", KeyTexts.session(quota));

            assertThat(send()).isEqualTo(403);
        }

        @Test
        void startsAnewForAKeyThatIsMadeAgain() {
            var quota = RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60";
            key(quota);
            send();
            gateway.operator("DELETE", "/tyk/keys/" + KeyTexts.token(KEY), "");

            key(quota);

            assertThat(send()).isEqualTo(200);
        }
    }

    @Nested
    class AQuotaThatItsApiWantsToGoOn {
        private static final String QUOTA = RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60";

        private final OperatedGateway keeping =
                OperatedGateway.overseeing(Oversight.none(), ", \"dont_set_quota_on_create\": true");

        @BeforeEach
        void useUp() {
            keeping.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(QUOTA));
            keeping.client(KEY);
        }

        @AfterEach
        void stop() {
            keeping.close();
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT"})
        void goesOnWhenTheKeyIsWritten(String method) {
            keeping.operator(method, "/tyk/keys/" + KEY, KeyTexts.session(QUOTA));

            assertThat(keeping.client(KEY)).isEqualTo(403);
        }

        @Test
        void endsWithTheKey() {
            keeping.operator("DELETE", "/tyk/keys/" + KeyTexts.token(KEY), "");
            keeping.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(QUOTA));

            assertThat(keeping.client(KEY)).isEqualTo(200);
        }
    }

    @Nested
    class AQuotaThatIsShared {
        private static final String OTHER = "other-key";
        private static final String TEAM = RIGHTS
                + ", \"quota_max\": 3, \"quota_renewal_rate\": 60, \"meta_data\": {\"rate_limit_pattern\": \"team-7\"}";

        private void twoKeys() {
            key(TEAM);
            gateway.operator("POST", "/tyk/keys/" + OTHER, KeyTexts.session(TEAM));
        }

        @Test
        void isShownAsItStands() {
            twoKeys();
            gateway.client(OTHER);
            gateway.client(OTHER);

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(1);
        }

        @Test
        void startsAnewWhenAKeyIsChangedSo() {
            twoKeys();
            gateway.client(OTHER);

            gateway.operator("PUT", "/tyk/keys/" + KEY, KeyTexts.session(TEAM));

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(3);
        }

        @Test
        void goesOnWhenAKeyComes() {
            key(TEAM);
            send();

            gateway.operator("POST", "/tyk/keys/" + OTHER, KeyTexts.session(TEAM));

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(2);
        }

        @Test
        void goesOnWhenAKeyGoes() {
            twoKeys();
            send();

            gateway.operator("DELETE", "/tyk/keys/" + KeyTexts.token(OTHER), "");

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(2);
        }
    }

    @Nested
    class APolicy {
        private void policy(String members) {
            var json = "{\"id\": \"gold\", \"org_id\": \"default\", " + members + "}";
            assertThat(gateway.operator("POST", "/tyk/policies", json).statusCode())
                    .isEqualTo(200);
        }

        @Test
        void grantsWhatTheKeyDoesNotSay() {
            policy(RIGHTS);
            key("\"apply_policies\": [\"gold\"]");

            assertThat(send()).isEqualTo(200);
        }

        @Test
        void limitsItsKeys() {
            policy(RIGHTS + ", \"quota_max\": 1, \"quota_renewal_rate\": 60");
            key("\"apply_policies\": [\"gold\"]");

            assertThat(new int[] {send(), send()}).containsExactly(200, 403);
        }

        @Test
        void countsForKeysThatAreThereAlready() {
            policy(RIGHTS);
            key("\"apply_policies\": [\"gold\"]");
            send();

            policy(RIGHTS + ", \"is_inactive\": true");

            assertThat(send()).isEqualTo(403);
        }

        @Test
        void ofAFileCountsAfterAReload() throws IOException {
            policy(RIGHTS);
            key("\"apply_policies\": [\"gold\"]");
            Files.delete(policies.resolve("gold.json"));

            gateway.operator("GET", "/tyk/reload", "");

            assertThat(send()).isEqualTo(403);
        }

        @Test
        void saysWhenItsKeysEnd() {
            policy(RIGHTS + ", \"key_expires_in\": 60");
            key("\"apply_policies\": [\"gold\"]");
            int before = send();

            gateway.clock.advance(Duration.ofSeconds(62));

            assertThat(new int[] {before, send()}).containsExactly(200, 401);
        }

        @Test
        void isShownWithTheKeysThatNameIt() {
            policy(RIGHTS + ", \"quota_max\": 7, \"quota_renewal_rate\": 60");
            key("\"apply_policies\": [\"gold\"]");
            send();

            assertThat(shown().path("quota_remaining").asLong()).isEqualTo(6);
        }
    }
}
