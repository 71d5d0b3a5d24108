// SPDX-License-Identifier: Apache-2.0
package dev.gatehouse.core.tyk;

import static dev.gatehouse.core.tyk.Documents.classic;
import static dev.gatehouse.core.tyk.Documents.json;
import static dev.gatehouse.core.tyk.Documents.oas;
import static dev.gatehouse.core.tyk.Documents.problems;
import static dev.gatehouse.core.tyk.Documents.served;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.access.Denials;
import dev.gatehouse.core.tyk.LoadedDefinition.Problem;
import dev.gatehouse.explanation.Refusal;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorRuleReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'40': []} | 40 | must be a status such as 401, or a class such as 4xx",
                "{'4xX': []} | 4xX | must be a status such as 401, or a class such as 4xx",
                "{'xxx': []} | xxx | must be a status such as 401, or a class such as 4xx",
                "{'': []} | [\"\"] | must be a status such as 401, or a class such as 4xx",
                "{'401': {}} | 401 | must be an array",
                "{'401': ['x']} | 401[0] | must be an object",
                "{'401': [{'response': 'x'}]} | 401[0].response | must be an object",
                "{'401': [{'response': {'status_code': '404'}}]} | 401[0].response.status_code"
                        + " | must be a whole number",
                "{'401': [{'response': {'status_code': 99}}]} | 401[0].response.status_code | must be 200 to 999",
                "{'401': [{'response': {'status_code': 100}}]} | 401[0].response.status_code | must be 200 to 999",
                "{'401': [{'response': {'status_code': 1000}}]} | 401[0].response.status_code | must be 200 to 999",
                "{'401': [{'response': {'status_code': -1}}]} | 401[0].response.status_code | must be 200 to 999",
                "{'401': [{'response': {'template': 'error_401'}}]} | 401[0].response.template"
                        + " | names a file, which is not supported; write the body instead",
                "{'401': [{'response': {'body': '{{.Secret}}'}}]} | 401[0].response.body"
                        + " | may hold only {{.Message}} and {{.StatusCode}} in double braces",
                "{'401': [{'response': {'body': '{{.Message}'}}]} | 401[0].response.body"
                        + " | may hold only {{.Message}} and {{.StatusCode}} in double braces",
                "{'401': [{'response': {'headers': {'X A': 'b'}}}]} | 401[0].response.headers[\"X A\"]"
                        + " | cannot be a header line",
                "{'401': [{'response': {'headers': {'X-A': 'b\\nc'}}}]} | 401[0].response.headers.X-A"
                        + " | cannot be a header line",
                "{'401': [{'response': {'headers': {'Content-Length': '5'}}}]}"
                        + " | 401[0].response.headers.Content-Length | cannot be a header line",
                "{'401': [{'response': {'headers': {'X-A': 1}}}]} | 401[0].response.headers.X-A | must be a string",
                "{'401': [{'match': {'message_pattern': '('}}]} | 401[0].match.message_pattern"
                        + " | is no expression: missing closing )",
                "{'401': [{'match': {'flag': 1}}]} | 401[0].match.flag | must be a string",
                "[] | `` | is no JSON object: $: expected an object",
            })
    void brokenRuleIsAProblem(String rules, String path, String text) {
        assertThat(TykErrorRules.read(json(rules)).problems()).containsExactly(new Problem(path, text));
    }

    @Test
    void criterionThatNobodyKnowsIsANote() {
        var document = classic("{'error_overrides': {'401': [{'match': {'flags': 'AMF'}}]}}");

        assertThat(served(document).notes())
                .contains("error_overrides.401[0].match.flags: is unknown: it fits no refusal");
    }

    @Test
    void criteriaOfUpstreamBodiesAreKnown() {
        var document = classic("{'error_overrides': {'401': [{'match': {'body_field': 'a', 'body_value': 'b'}}]}}");

        assertThat(served(document).notes()).noneMatch(note -> note.contains("match"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{if .Message}}x{{end}}", "{{.Message | printf}}", "{{.Message}}{{", "{{.}}", "{{- .Message}}"})
    void templateWithMoreThanTwoWordsIsAProblem(String body) {
        var reading = TykErrorRules.read(json("{'401': [{'response': {'body': '" + body + "'}}]}"));

        assertThat(reading.problems()).extracting(Problem::path).isSubsetOf("401[0].response.body");
    }

    @Test
    void noRulesAreNoProblem() {
        assertThat(TykErrorRules.read("{}").problems()).isEmpty();
    }

    @Test
    void noRulesAreEmpty() {
        assertThat(TykErrorRules.read("{}").rules().isEmpty()).isTrue();
    }

    @Test
    void someRulesAreNotEmpty() {
        assertThat(TykErrorRules.read(json("{'401': [{'response': {}}]}"))
                        .rules()
                        .isEmpty())
                .isFalse();
    }

    @Nested
    class InDefinitions {
        private static final String RULES = "{'401': [{'match': {'message_pattern': 'field'},"
                + " 'response': {'status_code': 418, 'message': 'tea'}}]}";

        private static int status(TykErrorRules rules) {
            var denial = Denials.standard().of(new Refusal(Denials.CREDENTIAL_MISSING, ""));
            return Objects.requireNonNull(rules.find(denial)).status();
        }

        @Test
        void classicDefinitionHasRules() {
            assertThat(status(served(classic("{'error_overrides': " + RULES + "}"))
                            .errors()))
                    .isEqualTo(418);
        }

        @Test
        void rulesThatAreOffAreNone() {
            var api = served(classic("{'error_overrides_disabled': true, 'error_overrides': " + RULES + "}"));

            assertThat(api.errors().isEmpty()).isTrue();
        }

        @Test
        void definitionWithRulesSaysWhatTheyCannot() {
            assertThat(served(classic("{'error_overrides': " + RULES + "}")).notes())
                    .containsExactly("error_overrides: rewrites the gateway's own refusals only,"
                            + " not answers of the upstream");
        }

        @Test
        void brokenRuleRefusesTheDefinition() {
            assertThat(problems(classic("{'error_overrides': {'teapot': []}}")))
                    .extracting(Problem::path)
                    .containsExactly("error_overrides.teapot");
        }

        @Test
        void openApiDocumentSpellsThemItsOwnWay() {
            var rules = RULES.replace("message_pattern", "messagePattern").replace("status_code", "statusCode");

            var api =
                    served(oas("{'x-tyk-api-gateway': {'errorOverrides': {'enabled': true, 'value': " + rules + "}}}"));

            assertThat(status(api.errors())).isEqualTo(418);
        }

        @Test
        void rulesOfAnOpenApiDocumentThatAreOffAreNone() {
            var api = served(
                    oas("{'x-tyk-api-gateway': {'errorOverrides': {'enabled': false, 'value': " + RULES + "}}}"));

            assertThat(api.errors().isEmpty()).isTrue();
        }
    }
}
