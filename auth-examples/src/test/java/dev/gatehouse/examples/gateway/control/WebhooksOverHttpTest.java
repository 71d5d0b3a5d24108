// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.event.TykEventHandlers;
import dev.gatehouse.core.tyk.event.TykWebhook;
import dev.gatehouse.examples.gateway.json.JsonText;
import dev.gatehouse.examples.gateway.settings.Monitor;
import dev.gatehouse.examples.gateway.settings.Oversight;
import dev.gatehouse.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WebhooksOverHttpTest {
    private static final String KEY = "custom-key";
    private static final String SIGNING = "a-signing-secret-of-the-test";
    private static final String QUOTA = KeyTexts.RIGHTS + ", \"quota_max\": 2, \"quota_renewal_rate\": 60";

    @AutoClose
    private final HookReceiver receiver = HookReceiver.start();

    private static Oversight signed() {
        return new Oversight(false, Monitor.off(), TykEventHandlers.none(), Optional.of(Secret.of(SIGNING)));
    }

    private static String handler(String event, String target) {
        return ", \"event_handlers\": {\"events\": {\"" + event + "\": [{\"handler_name\": \"eh_web_hook_handler\","
                + " \"handler_meta\": {\"method\": \"POST\", \"target_path\": \"" + target
                + "\", \"header_map\": {\"X-From\": \"gateway\"}, \"event_timeout\": 10}}]}}";
    }

    private static void key(OperatedGateway gateway, String members) {
        assertThat(gateway.operator("POST", "/tyk/keys/" + KEY, KeyTexts.session(members))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String hmac(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SIGNING.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Nested
    class AQuotaThatIsExceeded {
        @Test
        void isToldToWhomTheDefinitionNames() throws InterruptedException {
            try (var gateway = OperatedGateway.overseeing(signed(), handler("QuotaExceeded", receiver.uri()))) {
                key(gateway, QUOTA);
                gateway.client(KEY);
                gateway.client(KEY);
                int refused = gateway.client(KEY);

                var told = JsonText.readObject(receiver.next().body());

                assertThat(refused).isEqualTo(403);
                assertThat(told.path("event").asText()).isEqualTo("QuotaExceeded");
                assertThat(told.path("message").asText()).isEqualTo("Key Quota Limit Exceeded");
            }
        }

        @Test
        void isToldWithASignature() throws InterruptedException, GeneralSecurityException {
            try (var gateway = OperatedGateway.overseeing(signed(), handler("QuotaExceeded", receiver.uri()))) {
                key(gateway, QUOTA.replace("2,", "1,"));
                gateway.client(KEY);
                gateway.client(KEY);

                var hook = receiver.next();

                long now = gateway.clock.instant().getEpochSecond();
                assertThat(hook.headers().getFirst("Gatehouse-Signature"))
                        .isEqualTo("t=" + now + ",v1=" + hmac(now + "." + hook.body()));
                assertThat(hook.headers().getFirst("X-From")).isEqualTo("gateway");
            }
        }

        @Test
        void isToldWithoutTheKey() throws InterruptedException {
            try (var gateway = OperatedGateway.overseeing(signed(), handler("QuotaExceeded", receiver.uri()))) {
                key(gateway, QUOTA.replace("2,", "1,"));
                gateway.client(KEY);
                gateway.client(KEY);

                assertThat(receiver.next().body()).doesNotContain(KEY).doesNotContain(KeyTexts.CUSTOM_KEY);
            }
        }

        @Test
        void isAnsweredThoughTheReceiverIsDead() {
            receiver.close();
            try (var gateway = OperatedGateway.overseeing(signed(), handler("QuotaExceeded", receiver.uri()))) {
                key(gateway, QUOTA);

                assertThat(new int[] {gateway.client(KEY), gateway.client(KEY), gateway.client(KEY)})
                        .containsExactly(200, 200, 403);
            }
        }

        @Test
        void isNotToldToWhoAsksForOtherEvents() throws InterruptedException {
            var members = handler("RatelimitExceeded", receiver.uri());
            try (var gateway = OperatedGateway.overseeing(signed(), members)) {
                key(gateway, QUOTA.replace("2,", "1,"));
                gateway.client(KEY);
                gateway.client(KEY);
                key(gateway, KeyTexts.RIGHTS + ", \"rate\": 1, \"per\": 60");
                gateway.client(KEY);
                gateway.client(KEY);

                assertThat(receiver.next().body()).contains("RatelimitExceeded");
            }
        }
    }

    @Nested
    class AThreshold {
        private Oversight monitoring(double threshold, boolean ofKeys, boolean ofOrganizations) {
            var place = new TykWebhook(URI.create(receiver.uri()), Map.of("X-Monitor", "me"), Duration.ZERO);
            var monitor = new Monitor(threshold, ofKeys, ofOrganizations, Optional.of(place));
            return new Oversight(true, monitor, TykEventHandlers.none(), Optional.empty());
        }

        @Test
        void ofTheConfigurationIsTold() throws InterruptedException {
            try (var gateway = OperatedGateway.overseeing(monitoring(50, true, false))) {
                key(gateway, QUOTA);
                gateway.client(KEY);

                var hook = receiver.next();

                assertThat(hook.body())
                        .contains("\"event\":\"TriggerExceeded\"", "\"message\":\"Quota trigger reached\"");
                assertThat(hook.headers().getFirst("X-Monitor")).isEqualTo("me");
                assertThat(hook.headers().getFirst("Gatehouse-Signature")).isNull();
            }
        }

        @Test
        void ofAKeyIsTold() throws InterruptedException {
            try (var gateway = OperatedGateway.overseeing(monitoring(0, true, false))) {
                key(gateway, QUOTA + ", \"monitor\": {\"trigger_limits\": [100.0]}");
                gateway.client(KEY);
                gateway.client(KEY);

                assertThat(receiver.next().body()).contains("TriggerExceeded");
            }
        }

        @Test
        void ofAnOrganizationIsToldWhereKeysAreNot() throws InterruptedException {
            try (var gateway = OperatedGateway.overseeing(monitoring(50, false, true))) {
                gateway.operator(
                        "POST",
                        "/tyk/org/keys/default",
                        KeyTexts.session("\"quota_max\": 4, \"quota_renewal_rate\": 60"));
                key(gateway, QUOTA);
                gateway.client(KEY);
                gateway.client(KEY);

                assertThat(receiver.next().body()).contains("TriggerExceeded", "\"key\":\"default\"");
            }
        }
    }

    @Test
    void whatOperatorsDoIsToldToWhomTheConfigurationNames() throws InterruptedException {
        var place = new TykWebhook(URI.create(receiver.uri()), Map.of(), Duration.ZERO);
        var handlers = new TykEventHandlers(Map.of("TokenUpdated", List.of(place)), List.of());
        try (var gateway =
                OperatedGateway.overseeing(new Oversight(false, Monitor.off(), handlers, Optional.empty()))) {
            key(gateway, QUOTA);

            assertThat(receiver.next().body()).contains("\"event\":\"TokenUpdated\"", "\"message\":\"Key modified.\"");
        }
    }
}
