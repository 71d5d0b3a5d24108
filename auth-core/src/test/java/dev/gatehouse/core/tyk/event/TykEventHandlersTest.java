// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes may be single. */
final class TykEventHandlersTest {
    private static final TykWebhook PLACE =
            new TykWebhook(URI.create("http://hooks.test/a"), Map.of("X-A", "b"), Duration.ofSeconds(90));

    private static TykEventHandlers classic(String handler) {
        return TykEventHandlers.classic(("{'QuotaExceeded': [" + handler + "]}").replace('\'', '"'));
    }

    private static TykEventHandlers openApi(String handler) {
        return TykEventHandlers.openApi(("[" + handler + "]").replace('\'', '"'));
    }

    @Nested
    class Classic {
        private static final String WHOLE = "{'handler_name': 'eh_web_hook_handler', 'handler_meta':"
                + " {'method': 'POST', 'target_path': 'http://hooks.test/a', 'template_path': '',"
                + " 'header_map': {'X-A': 'b'}, 'event_timeout': 90, 'name': 'mine', '_id': '1'}}";

        @Test
        void handlerIsRead() {
            assertThat(classic(WHOLE).of("QuotaExceeded")).containsExactly(PLACE);
        }

        @Test
        void handlerIsForItsEventOnly() {
            assertThat(classic(WHOLE).of("KeyExpired")).isEmpty();
        }

        @Test
        void handlersAreInOrder() {
            var two = classic(WHOLE + "," + WHOLE.replace("/a", "/b"));

            assertThat(two.of("QuotaExceeded"))
                    .extracting(place -> place.target().getPath())
                    .containsExactly("/a", "/b");
        }

        @Test
        void placeThatIsNamedTwiceIsOne() {
            assertThat(classic(WHOLE + "," + WHOLE).places()).containsExactly(PLACE);
        }

        @Test
        void logIsNoWebhookAndNothingToNote() {
            var log = classic("{'handler_name': 'eh_log_handler', 'handler_meta': {'prefix': 'X'}}");

            assertThat(log).isEqualTo(TykEventHandlers.none());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'POST' | 'PUT' | QuotaExceeded[0].handler_meta.method: is not supported, nothing is sent",
                    "eh_web_hook_handler | my_script | QuotaExceeded[0].handler_name: names a handler that is not",
                    "http://hooks.test/a | ftp://hooks.test/a | QuotaExceeded[0].handler_meta: names no place to post",
                    "http://hooks.test/a | http://me@hooks.test/a | QuotaExceeded[0].handler_meta: names no place",
                    "http://hooks.test/a | hooks.test | QuotaExceeded[0].handler_meta: names no place to post to",
                    "http://hooks.test/a | http:// / | QuotaExceeded[0].handler_meta: names no place to post to"
                })
        void handlerThatCannotBeRunIsNoted(String from, String to, String note) {
            var read = classic(WHOLE.replace(from, to));

            assertThat(read.of("QuotaExceeded")).isEmpty();
            assertThat(read.notes()).singleElement().asString().startsWith(note);
        }

        @Test
        void templateIsNotedAndTheHandlerRuns() {
            var read = classic(WHOLE.replace("'template_path': ''", "'template_path': 'mine.json'"));

            assertThat(read.of("QuotaExceeded")).containsExactly(PLACE);
            assertThat(read.notes())
                    .containsExactly(
                            "QuotaExceeded[0].handler_meta.template_path: has no effect: the usual body is sent");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "'x'", "null", "1e400", "{}"})
        void timeThatIsNoneIsZero(String time) {
            var read = classic(WHOLE.replace("90", time));

            assertThat(read.of("QuotaExceeded")).extracting(TykWebhook::repeats).containsExactly(Duration.ZERO);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "null", "'x'", "[]", "{'handler_meta': 1}"})
        void oddHandlersHarmNobody(String handler) {
            assertThat(classic(handler).webhooks()).isEmpty();
        }

        @Test
        void handlersAreBounded() {
            var many = classic((WHOLE + ",").repeat(500) + WHOLE);

            assertThat(many.of("QuotaExceeded")).hasSize(100);
            assertThat(many.notes()).hasSize(100);
        }

        @Test
        void nameOfAnEventForgesNoLine() {
            var read = TykEventHandlers.classic("{\"a\\nb\": [{\"handler_name\": \"x\"}]}");

            assertThat(read.notes()).singleElement().asString().startsWith("a?b[0]");
        }

        @Test
        void textMustBeAnObject() {
            assertThatThrownBy(() -> TykEventHandlers.classic("[]")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OpenApi {
        private static final String WHOLE = "{'enabled': true, 'type': 'webhook', 'trigger': 'QuotaExceeded',"
                + " 'name': 'mine', 'method': 'POST', 'url': 'http://hooks.test/a', 'cooldownPeriod': '1m30s',"
                + " 'bodyTemplate': '', 'headers': [{'name': 'X-A', 'value': 'b'}]}";

        @Test
        void handlerIsRead() {
            assertThat(openApi(WHOLE).of("QuotaExceeded")).containsExactly(PLACE);
        }

        @Test
        void handlerThatIsSwitchedOffIsNotRun() {
            assertThat(openApi(WHOLE.replace("true", "false"))).isEqualTo(TykEventHandlers.none());
        }

        @ParameterizedTest
        @CsvSource({"0s, 0", "'', 0", "5s, 5000", "2h, 7200000", "1m30s, 90000", "250ms, 250"})
        void timesAreWrittenWithUnits(String written, long millis) {
            assertThat(openApi(WHOLE.replace("1m30s", written)).of("QuotaExceeded"))
                    .extracting(TykWebhook::repeats)
                    .containsExactly(Duration.ofMillis(millis));
        }

        @ParameterizedTest
        @ValueSource(strings = {"5", "s", "-5s", "5 s", "5d", "99999999999s"})
        void timeThatIsNoneIsNoted(String written) {
            assertThat(openApi(WHOLE.replace("1m30s", written)).notes())
                    .containsExactly("[0].cooldownPeriod: is no time and has no effect");
        }

        @Test
        void unknownTypeIsNoted() {
            assertThat(openApi(WHOLE.replace("'webhook'", "'custom'")).notes())
                    .containsExactly("[0].type: names a handler that is not supported");
        }
    }

    @Test
    void printShowsNeitherPathNorHeaders() {
        assertThat(new TykWebhook(URI.create("http://hooks.test/s3cret"), Map.of("X", "s3cret"), Duration.ZERO))
                .hasToString("TykWebhook[hooks.test]");
    }
}
