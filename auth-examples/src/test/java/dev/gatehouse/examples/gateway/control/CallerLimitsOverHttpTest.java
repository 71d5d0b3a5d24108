// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.examples.gateway.json.JsonText;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers ask how their limits stand, below the listen path of an API. */
@Timeout(60)
final class CallerLimitsOverHttpTest {
    private static final String KEY = "asking-callers-key";
    private static final String LIMITS = "/lim/tyk/rate-limits/";
    private static final String QUOTA =
            KeyTexts.RIGHTS + ", \"rate\": 9, \"per\": 60, \"quota_max\": 5, \"quota_renewal_rate\": 60";

    @TempDir
    private Path definitions;

    private OperatedGateway gateway;

    @BeforeEach
    void start() {
        gateway = OperatedGateway.serving(definitions);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void serve(String listenPath, String members) {
        var definition = gateway.definition()
                .replace("\"listen_path\": \"/\"", "\"listen_path\": \"" + listenPath + "\"")
                .replace("\"active\": true", "\"active\": true" + members);
        assertThat(gateway.operator("POST", "/tyk/apis", definition).statusCode())
                .isEqualTo(200);
        gateway.operator("GET", "/tyk/reload?block=true");
    }

    private void key(String members) {
        gateway.store(KEY, KeyTexts.session(members));
    }

    private HttpResponse<String> get(String path) {
        return gateway.send("GET", path, "", "Authorization", KEY);
    }

    private JsonNode told() {
        return JsonText.readObject(get(LIMITS).body());
    }

    @Nested
    class OfAnApi {
        @BeforeEach
        void serveIt() {
            serve("/lim/", "");
        }

        @Test
        void areToldInTheOriginalsForm() {
            key(QUOTA);

            OperatedGateway.assertAnswer(
                    get(LIMITS),
                    200,
                    "{\"quota\":{\"quota_max\":5,\"quota_remaining\":5,\"quota_renews\":0},"
                            + "\"rate_limit\":{\"requests\":9,\"per_unit\":60}}\n");
        }

        @Test
        void areToldAsTheyStand() {
            key(QUOTA);
            get("/lim/orders");

            assertThat(told().at("/quota/quota_remaining").asLong()).isEqualTo(4);
            assertThat(told().at("/quota/quota_renews").asLong())
                    .isEqualTo(gateway.clock.instant().getEpochSecond() + 60);
        }

        @Test
        void areNotUsedByAsking() {
            key(KeyTexts.RIGHTS + ", \"rate\": 1, \"per\": 60, \"quota_max\": 1, \"quota_renewal_rate\": 60");
            told();
            told();

            assertThat(get("/lim/orders").statusCode()).isEqualTo(200);
        }

        @Test
        void areToldWhenNothingIsLeft() {
            key(KeyTexts.RIGHTS + ", \"rate\": 1, \"per\": 60, \"quota_max\": 1, \"quota_renewal_rate\": 60");
            get("/lim/orders");

            assertThat(told().at("/quota/quota_remaining").asLong(-1)).isZero();
        }

        @Test
        void areThoseForEverythingWhereTheApiHasItsOwn() {
            var own = KeyTexts.RIGHTS.replace(
                    "[\"Default\"]", "[\"Default\"], \"limit\": {\"quota_max\": 2, \"quota_renewal_rate\": 60}");
            key(own + ", \"quota_max\": 7, \"quota_renewal_rate\": 60");
            get("/lim/orders");

            assertThat(told().at("/quota/quota_max").asLong()).isEqualTo(7);
            assertThat(told().at("/quota/quota_remaining").asLong()).isEqualTo(7);
        }

        @Test
        void ofCallersThatShareACounterAreTheShared() {
            key(QUOTA + ", \"meta_data\": {\"rate_limit_pattern\": \"team\"}");
            gateway.store(
                    "another-callers-key",
                    KeyTexts.session(QUOTA + ", \"meta_data\": {\"rate_limit_pattern\": \"team\"}"));
            gateway.send("GET", "/lim/orders", "", "Authorization", "another-callers-key");

            assertThat(told().at("/quota/quota_remaining").asLong()).isEqualTo(4);
        }

        @Test
        void areNotToldWithoutAKey() {
            assertThat(gateway.send("GET", LIMITS, "").statusCode()).isEqualTo(401);
        }

        @Test
        void areNotToldToAKeyForOtherApis() {
            key(KeyTexts.RIGHTS.replace("test", "others"));

            assertThat(get(LIMITS).statusCode()).isEqualTo(403);
        }

        @Test
        void areNotToldToAKeyThatIsSwitchedOff() {
            key(QUOTA + ", \"is_inactive\": true");

            assertThat(get(LIMITS).statusCode()).isEqualTo(403);
        }

        @Test
        void haveNoHeaders() {
            key(QUOTA);

            assertThat(get(LIMITS).headers().map().keySet()).noneMatch(name -> name.startsWith("x-ratelimit"));
        }

        @Test
        void haveAPathThatIsTheUpstreamsInAnyOtherSpelling() {
            key(QUOTA);

            assertThat(get("/lim/tyk/rate-limits").body()).isEmpty();
        }
    }

    @Test
    void ofAnApiOpenToEverybodyAreAPathOfTheUpstream() {
        serve("/lim/", ", \"use_keyless\": true");

        OperatedGateway.assertAnswer(get(LIMITS), 200, "");
    }

    @Test
    void areToldWhereTheListenPathEndsWithoutSlash() {
        serve("/lim", "");
        key(QUOTA);

        assertThat(told().at("/quota/quota_max").asLong()).isEqualTo(5);
    }

    @Test
    void areNotThoseOfTheControlApi() {
        serve("/", "");
        key(QUOTA);

        assertThat(get("/tyk/rate-limits/").body()).doesNotContain("quota");
    }
}
