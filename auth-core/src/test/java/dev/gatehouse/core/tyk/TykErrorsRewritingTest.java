// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Refusals.API;
import static dev.gatehouse.core.tyk.Refusals.MISSING;
import static dev.gatehouse.core.tyk.Refusals.PLAIN;
import static dev.gatehouse.core.tyk.Refusals.STANDARD;
import static dev.gatehouse.core.tyk.Refusals.XML;
import static dev.gatehouse.core.tyk.Refusals.denied;
import static dev.gatehouse.core.tyk.Refusals.lines;
import static dev.gatehouse.core.tyk.Refusals.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.AccessDecision;
import dev.gatehouse.access.Denials;
import dev.gatehouse.http.HttpAnswer;
import dev.gatehouse.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TykErrorsRewritingTest {
    private static HttpAnswer rewritten(String rules, HttpRequest request, AccessDecision.Denied denied) {
        return STANDARD.forApi(rules(rules)).render(API, request, denied);
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

        assertThat(answer.body()).isEqualTo(STANDARD.render(API, PLAIN, MISSING).body());
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
                "{'401': [{'response': {'body': 'x', 'headers': {'content-type': 'text/plain'}}}]}", PLAIN, MISSING);

        assertThat(answer.headers().all("Content-Type")).containsExactly("text/plain");
    }

    @Test
    void ruleMayNotSayTheTypeOfTheEnvelope() {
        var answer = rewritten(
                "{'401': [{'response': {'message': 'x', 'headers': {'Content-Type': 'text/plain'}}}]}", PLAIN, MISSING);

        assertThat(answer.headers().all("Content-Type")).containsExactly("application/json");
    }

    @Test
    void templateSeesStatusAndItsOwnMessage() {
        var answer = STANDARD.forApi(TykErrorRules.read(
                                "{\"401\": [{\"response\": {\"status_code\": 402, \"message\": \"mine\","
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
