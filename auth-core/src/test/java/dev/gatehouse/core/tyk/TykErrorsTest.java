// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denial;
import dev.gatehouse.access.Denials;
import dev.gatehouse.definition.AuthRequirement;
import dev.gatehouse.definition.ProtectedApi;
import dev.gatehouse.explanation.Refusal;
import dev.gatehouse.http.Effects;
import dev.gatehouse.http.Headers;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TykErrorsTest {
    private static final ProtectedApi API =
            ProtectedApi.named("orders").requires(new AuthRequirement.Keyless()).build();
    private static final HttpRequest PLAIN = HttpRequest.of("GET", "/", Headers.none());
    private static final HttpRequest XML = asking("text/xml");
    private static final TykErrors STANDARD = TykErrors.of(TykErrorRules.none(), false);

    private static HttpRequest asking(String contentType) {
        return HttpRequest.of("GET", "/", Headers.of("Content-Type", contentType));
    }

    private static AccessDecision.Denied denied(String id, String... responseLines) {
        var denial = Denials.standard().of(new Refusal(id, "detail for operators"));
        return new AccessDecision.Denied(denial, Effects.onResponse(Headers.of(responseLines)));
    }

    private static AccessDecision.Denied saying(String message) {
        return new AccessDecision.Denied(new Denial("any", 400, message, ""), Effects.none());
    }

    private static final AccessDecision.Denied MISSING = denied(Denials.CREDENTIAL_MISSING);
    private static final AccessDecision.Denied UNKNOWN = denied(Denials.UNKNOWN_CREDENTIAL);

    private static Map<String, List<String>> lines(HttpAnswer answer) {
        var lines = new TreeMap<String, List<String>>();
        answer.headers()
                .forEach((name, value) -> lines.put(name, answer.headers().all(name)));
        return lines;
    }

    private static TykErrorRules rules(String json) {
        var reading = TykErrorRules.read(json(json));
        assertThat(reading.problems()).isEmpty();
        return reading.rules();
    }

    @Nested
    class Envelope {
        @Test
        void jsonHasFourBlanksAndNoLastLineEnd() {
            assertThat(STANDARD.render(API, PLAIN, MISSING).body())
                    .isEqualTo("{\n    \"error\": \"Authorization field missing\"\n}");
        }

        @Test
        void xmlHasALastLineEnd() {
            assertThat(STANDARD.render(API, XML, MISSING).body())
                    .isEqualTo("<?xml version = \"1.0\" encoding = \"UTF-8\"?>\n"
                            + "<error>Authorization field missing</error>\n");
        }

        @Test
        void statusIsTheDenials() {
            assertThat(STANDARD.render(API, PLAIN, UNKNOWN).status()).isEqualTo(403);
        }

        @Test
        void wholeHeadIsTypeAndGenerator() {
            assertThat(lines(STANDARD.render(API, PLAIN, MISSING)))
                    .isEqualTo(Map.of("Content-Type", List.of("application/json"), "X-Generator", List.of("tyk.io")));
        }

        @Test
        void generatorCanBeHidden() {
            var errors = TykErrors.of(TykErrorRules.none(), true);

            assertThat(errors.render(API, PLAIN, MISSING).headers().first("X-Generator"))
                    .isNull();
        }

        @Test
        void generatorStaysHiddenForEveryApi() {
            var errors = TykErrors.of(TykErrorRules.none(), true).forApi(TykErrorRules.none());

            assertThat(errors.render(API, PLAIN, MISSING).headers().first("X-Generator"))
                    .isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "text/xml, text/xml",
            "application/xml, application/xml",
            "application/soap+xml, application/soap+xml",
            "text/xml; charset=UTF-8, text/xml",
            "application/soap+xml;charset=UTF-8, application/soap+xml",
            "TEXT/XML, application/json",
            "text/xml ; charset=UTF-8, application/json",
            "text/plain, application/json",
            "application/json, application/json",
            "'', application/json",
            "application/atom+xml, application/json",
        })
        void typeIsThatOfTheRequestIfItIsWrittenExactly(String asked, String answered) {
            assertThat(STANDARD.render(API, asking(asked), MISSING).headers().first("Content-Type"))
                    .isEqualTo(answered);
        }

        @Test
        void acceptDoesNotMatter() {
            var request = HttpRequest.of("GET", "/", Headers.of("Accept", "text/xml"));

            assertThat(STANDARD.render(API, request, MISSING).headers().first("Content-Type"))
                    .isEqualTo("application/json");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                ignoreLeadingAndTrailingWhitespace = true,
                value = {
                    "say \"hi\" | say \\\"hi\\\"",
                    "a\\b | a\\\\b",
                    "<b> & 'c' | <b> & 'c'",
                    "größer | größer",
                })
        void jsonIsEscaped(String message, String escaped) {
            assertThat(STANDARD.render(API, PLAIN, saying(message)).body())
                    .isEqualTo("{\n    \"error\": \"" + escaped + "\"\n}");
        }

        @Test
        void controlCharactersInJsonAreEscaped() {
            assertThat(STANDARD.render(API, PLAIN, saying("a\n\r\t\u0001\u2028b"))
                            .body())
                    .contains("\"a\\n\\r\\t\\u0001\\u2028b\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "doesn't | doesn&#39;t",
                    "say \"hi\" | say &#34;hi&#34;",
                    "<b> & c | &lt;b&gt; &amp; c",
                    "a\\b | a\\b",
                    "größer | größer",
                })
        void xmlIsEscaped(String message, String escaped) {
            assertThat(STANDARD.render(API, XML, saying(message)).body()).endsWith("<error>" + escaped + "</error>\n");
        }

        @Test
        void controlCharactersInXmlAreReplaced() {
            assertThat(STANDARD.render(API, XML, saying("a\u0000b\nc")).body()).contains("<error>a\ufffdb\nc</error>");
        }

        @Test
        void detailForOperatorsIsNotShown() {
            assertThat(STANDARD.render(API, PLAIN, UNKNOWN).body()).doesNotContain("operators");
        }
    }

    @Nested
    class EffectsOfTheDecision {
        @Test
        void headersOfTheDecisionAreSent() {
            var answer = STANDARD.render(
                    API,
                    PLAIN,
                    denied(Denials.CREDENTIAL_MISSING, "Access-Control-Allow-Origin", "*", "Vary", "Origin"));

            assertThat(lines(answer))
                    .containsKeys("Access-Control-Allow-Origin", "Vary", "Content-Type", "X-Generator");
        }

        @Test
        void everyChallengeIsSent() {
            var answer = STANDARD.render(
                    API, PLAIN, denied(Denials.CREDENTIAL_MISSING, "WWW-Authenticate", "A", "WWW-Authenticate", "B"));

            assertThat(answer.headers().all("WWW-Authenticate")).containsExactly("A", "B");
        }
    }

    @Nested
    class Rewriting {
        private HttpAnswer rewritten(String rules, HttpRequest request, AccessDecision.Denied denied) {
            return TykErrors.of(TykErrorRules.none(), false)
                    .forApi(rules(rules))
                    .render(API, request, denied);
        }

        @Test
        void messageAloneKeepsTheEnvelope() {
            var answer = rewritten("{'401': [{'response': {'message': 'other'}}]}", PLAIN, MISSING);

            assertThat(answer.body()).isEqualTo("{\n    \"error\": \"other\"\n}");
        }

        @Test
        void messageAloneKeepsTheHead() {
            var answer = rewritten("{'401': [{'response': {'message': 'other'}}]}", PLAIN, MISSING);

            assertThat(lines(answer))
                    .isEqualTo(Map.of("Content-Type", List.of("application/json"), "X-Generator", List.of("tyk.io")));
        }

        @Test
        void messageAloneIsEscapedInXml() {
            var answer = rewritten("{'401': [{'response': {'message': 'a < b & c'}}]}", XML, MISSING);

            assertThat(answer.body()).contains("<error>a &lt; b &amp; c</error>\n");
        }

        @Test
        void statusAloneKeepsTheMessage() {
            var answer = rewritten("{'401': [{'response': {'status_code': 418}}]}", PLAIN, MISSING);

            assertThat(answer.body()).contains("\"Authorization field missing\"");
        }

        @Test
        void statusIsReplaced() {
            assertThat(rewritten("{'401': [{'response': {'status_code': 418}}]}", PLAIN, MISSING)
                            .status())
                    .isEqualTo(418);
        }

        @Test
        void statusStaysUnlessItIsReplaced() {
            assertThat(rewritten("{'401': [{'response': {'message': 'x'}}]}", PLAIN, MISSING)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void emptyResponseChangesNothing() {
            var answer = rewritten("{'401': [{'response': {}}]}", PLAIN, MISSING);

            assertThat(answer.body())
                    .isEqualTo(STANDARD.render(API, PLAIN, MISSING).body());
        }

        @Test
        void bodyIsTakenAsItIs() {
            var answer = rewritten("{'401': [{'response': {'body': '<p>{no} {{braces}}'}}]}", PLAIN, MISSING);

            assertThat(answer.body()).isEqualTo("<p>{no} {{braces}}");
        }

        @Test
        void typeOfABodyIsThatOfTheEnvelope() {
            var answer = rewritten("{'401': [{'response': {'body': 'plain'}}]}", XML, MISSING);

            assertThat(answer.headers().first("Content-Type")).isEqualTo("text/xml");
        }

        @Test
        void ruleMaySayTheTypeOfItsBody() {
            var answer = rewritten(
                    "{'401': [{'response': {'body': 'x', 'headers': {'content-type': 'text/plain'}}}]}",
                    PLAIN,
                    MISSING);

            assertThat(answer.headers().all("Content-Type")).containsExactly("text/plain");
        }

        @Test
        void ruleMayNotSayTheTypeOfTheEnvelope() {
            var answer = rewritten(
                    "{'401': [{'response': {'message': 'x', 'headers': {'Content-Type': 'text/plain'}}}]}",
                    PLAIN,
                    MISSING);

            assertThat(answer.headers().all("Content-Type")).containsExactly("application/json");
        }

        @Test
        void templateSeesStatusAndItsOwnMessage() {
            var answer = TykErrors.of(TykErrorRules.none(), false)
                    .forApi(TykErrorRules.read("{\"401\": [{\"response\": {\"status_code\": 402, \"message\": \"mine\","
                                    + " \"body\": \"{\\\"m\\\":\\\"{{.Message}}\\\",\\\"s\\\":{{ .StatusCode }}}\"}}]}")
                            .rules())
                    .render(API, PLAIN, MISSING);

            assertThat(answer.body()).isEqualTo("{\"m\":\"mine\",\"s\":402}");
        }

        @Test
        void templateWithoutAMessageSeesNone() {
            var answer = rewritten("{'401': [{'response': {'body': '[{{.Message}}]'}}]}", PLAIN, MISSING);

            assertThat(answer.body()).isEqualTo("[]");
        }

        @Test
        void messageInATemplateIsEscaped() {
            var answer = rewritten("{'401': [{'response': {'message': 'a<b', 'body': '{{.Message}}'}}]}", XML, MISSING);

            assertThat(answer.body()).isEqualTo("a&lt;b");
        }

        @Test
        void headersAreAdded() {
            var answer = rewritten("{'401': [{'response': {'headers': {'X-Help': 'call us'}}}]}", PLAIN, MISSING);

            assertThat(answer.headers().first("X-Help")).isEqualTo("call us");
        }

        @Test
        void challengeStaysThoughTheStatusChanges() {
            var answer = rewritten(
                    "{'401': [{'response': {'status_code': 404}}]}",
                    PLAIN,
                    denied(Denials.CREDENTIAL_MISSING, "WWW-Authenticate", "Basic"));

            assertThat(answer.headers().first("WWW-Authenticate")).isEqualTo("Basic");
        }

        @Test
        void refusalCanBecomeARedirect() {
            var answer = rewritten(
                    "{'401': [{'response': {'status_code': 302, 'headers': {'Location': 'https://login.test/'}}}]}",
                    PLAIN,
                    MISSING);

            assertThat(answer.headers().first("Location")).isEqualTo("https://login.test/");
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 304})
        void answerThatHasNoBodyGetsNone(int status) {
            var answer = rewritten("{'401': [{'response': {'status_code': " + status + "}}]}", PLAIN, MISSING);

            assertThat(answer.body()).isEmpty();
        }
    }

    @Nested
    class Choice {
        private String chosen(String rules, AccessDecision.Denied denied) {
            return TykErrors.of(TykErrorRules.none(), false)
                    .forApi(rules(rules))
                    .render(API, PLAIN, denied)
                    .body();
        }

        private static String rule(String match, String body) {
            return "{'match': " + match + ", 'response': {'body': '" + body + "'}}";
        }

        @Test
        void otherStatusIsLeftAlone() {
            assertThat(chosen("{'403': [{'response': {'body': 'x'}}]}", MISSING))
                    .contains("Authorization");
        }

        @Test
        void classOfTheStatusCounts() {
            assertThat(chosen("{'4xx': [{'response': {'body': 'x'}}]}", MISSING))
                    .isEqualTo("x");
        }

        @Test
        void otherClassIsLeftAlone() {
            assertThat(chosen("{'5xx': [{'response': {'body': 'x'}}]}", MISSING))
                    .contains("Authorization");
        }

        @Test
        void statusCountsBeforeItsClass() {
            var rules = "{'4xx': [{'response': {'body': 'class'}}], '401': [{'response': {'body': 'exact'}}]}";

            assertThat(chosen(rules, MISSING)).isEqualTo("exact");
        }

        @Test
        void classCountsIfNoRuleOfTheStatusFits() {
            var rules = "{'4xx': [{'response': {'body': 'class'}}], '401': [" + rule("{'flag': 'TKE'}", "exact") + "]}";

            assertThat(chosen(rules, MISSING)).isEqualTo("class");
        }

        @Test
        void firstRuleThatFitsCounts() {
            var rules = "{'401': [" + rule("{'flag': 'TKE'}", "one") + "," + rule("{'flag': 'AMF'}", "two") + ","
                    + rule("{}", "three") + "]}";

            assertThat(chosen(rules, MISSING)).isEqualTo("two");
        }

        @ParameterizedTest
        @CsvSource({
            "auth.auth_field_missing, AMF",
            "auth.key_not_found, AKI",
            "auth.cert_not_found, AKI",
            "auth.cert_expired, TKE",
            "auth.cert_required, CRQ",
            "auth.cert_mismatch, CMM",
            "oauth.auth_field_missing, AMF",
            "oauth.auth_field_malformed, IHD",
            "oauth.key_not_found, AKI",
            "oauth.client_deleted, EAD",
        })
        void causeIsKnownByItsFlag(String id, String flag) {
            assertThat(chosen("{'4xx': [" + rule("{'flag': '" + flag + "'}", "x") + "]}", denied(id)))
                    .isEqualTo("x");
        }

        @Test
        void refusalWithoutAFlagFitsNone() {
            assertThat(chosen("{'4xx': [" + rule("{'flag': 'AKI'}", "x") + "]}", denied(Denials.INACTIVE)))
                    .contains("inactive");
        }

        @Test
        void messageIsKnownByAPartOfIt() {
            assertThat(chosen(
                            "{'4xx': [" + rule("{'message_pattern': 'has expired'}", "x") + "]}",
                            denied(Denials.EXPIRED)))
                    .isEqualTo("x");
        }

        @Test
        void otherMessageDoesNotFit() {
            assertThat(chosen(
                            "{'4xx': [" + rule("{'message_pattern': '^has expired'}", "x") + "]}",
                            denied(Denials.EXPIRED)))
                    .contains("Key has expired");
        }

        @Test
        void flagOrMessageIsEnough() {
            assertThat(chosen("{'4xx': [" + rule("{'flag': 'AKI', 'message_pattern': 'field'}", "x") + "]}", MISSING))
                    .isEqualTo("x");
        }

        @Test
        void partsOfUpstreamBodiesDoNotMatter() {
            assertThat(chosen("{'4xx': [" + rule("{'body_field': 'a', 'body_value': 'b'}", "x") + "]}", MISSING))
                    .isEqualTo("x");
        }

        @Test
        void rulesOfTheApiCountBeforeTheGateways() {
            var errors = TykErrors.of(rules("{'401': [{'response': {'body': 'gateway'}}]}"), false)
                    .forApi(rules("{'4xx': [{'response': {'body': 'api'}}]}"));

            assertThat(errors.render(API, PLAIN, MISSING).body()).isEqualTo("api");
        }

        @Test
        void rulesOfTheGatewayCountIfNoneOfTheApiFits() {
            var errors = TykErrors.of(rules("{'401': [{'response': {'body': 'gateway'}}]}"), false)
                    .forApi(rules("{'403': [{'response': {'body': 'api'}}]}"));

            assertThat(errors.render(API, PLAIN, MISSING).body()).isEqualTo("gateway");
        }
    }
}
