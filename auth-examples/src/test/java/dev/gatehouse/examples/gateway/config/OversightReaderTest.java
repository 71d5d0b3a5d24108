// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.examples.gateway.config;

import static dev.gatehouse.examples.gateway.config.ConfigurationFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.core.tyk.event.TykWebhook;
import dev.gatehouse.examples.gateway.settings.Monitor;
import dev.gatehouse.examples.gateway.settings.Oversight;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OversightReaderTest {
    private static final TykWebhook PLACE =
            new TykWebhook(URI.create("http://hooks.test/a"), Map.of("X-A", "b"), Duration.ofSeconds(7));

    @TempDir
    private Path directory;

    private Oversight read(String members) {
        return in(directory).with(members).read().settings().oversight();
    }

    @Test
    void nothingIsLookedAfterUnlessTheFileSaysSo() {
        assertThat(read("")).isEqualTo(Oversight.none());
    }

    @Test
    void limitsOfOrganizationsHoldIfTheFileSaysSo() {
        assertThat(read("\"enforce_org_quotas\": true").organizationLimits()).isTrue();
    }

    @Nested
    class AMonitor {
        private static final String WHOLE = """
                "monitor": {"enable_trigger_monitors": true, "global_trigger_limit": 80.5, "monitor_user_keys": true,
                 "monitor_org_keys": true, "configuration": {"method": "POST", "target_path": "http://hooks.test/a",
                 "header_map": {"X-A": "b"}, "event_timeout": 7}}""";

        @Test
        void isRead() {
            assertThat(read(WHOLE).monitor()).isEqualTo(new Monitor(80.5, true, true, Optional.of(PLACE)));
        }

        @Test
        void thatIsNotSwitchedOnIsOff() {
            assertThat(read(WHOLE.replace("true, \"global", "false, \"global")).monitor())
                    .isEqualTo(Monitor.off());
        }

        @Test
        void mayTellTheLogOnly() {
            assertThat(read("\"monitor\": {\"enable_trigger_monitors\": true}")
                            .monitor()
                            .webhook())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "100.1", "1e308", "9007199254740993"})
        void withoutAPercentageStopsTheStart(String limit) {
            assertThat(in(directory).with(WHOLE.replace("80.5", limit)).problems())
                    .containsExactly("$.monitor.global_trigger_limit must be 0 to 100");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ftp://hooks.test", "not a place", "http://user@hooks.test/"})
        void withoutAPlaceStopsTheStart(String target) {
            assertThat(in(directory)
                            .with(WHOLE.replace("http://hooks.test/a", target))
                            .problems())
                    .singleElement()
                    .asString()
                    .startsWith("$.monitor.configuration: names no place to post to");
        }

        @Test
        void thatDoesNotPostStopsTheStart() {
            assertThat(in(directory).with(WHOLE.replace("POST", "PUT")).problems())
                    .singleElement()
                    .asString()
                    .startsWith("$.monitor.configuration: is not supported");
        }
    }

    @Nested
    class Handlers {
        @Test
        void areRead() {
            var handlers = read("""
                    "event_handlers": {"events": {"TokenCreated": [{"handler_name": "eh_web_hook_handler",
                     "handler_meta": {"target_path": "http://hooks.test/a", "header_map": {"X-A": "b"},
                     "event_timeout": 7}}]}}""").handlers();

            assertThat(handlers.of("TokenCreated")).containsExactly(PLACE);
        }

        @Test
        void thatCannotBeRunAreTold() {
            assertThat(in(directory)
                            .with("\"event_handlers\": {\"events\": {\"TokenCreated\": [{\"handler_name\": \"x\"}]}}")
                            .read()
                            .notices())
                    .containsExactly("$.event_handlers.events.TokenCreated[0].handler_name: names a handler that is not"
                            + " supported");
        }
    }

    @Nested
    class ASecretToSignWith {
        @Test
        void isRead() {
            assertThat(read("\"webhook_signature_secret\": \"sixteen-letters-\"")
                            .signature()
                            .orElseThrow()
                            .length())
                    .isEqualTo(16);
        }

        @Test
        void mustBeLong() {
            assertThat(in(directory)
                            .with("\"webhook_signature_secret\": \"fifteen-letters\"")
                            .problems())
                    .containsExactly("$.webhook_signature_secret must have at least 16 bytes");
        }
    }
}
